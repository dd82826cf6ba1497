package io.parley.command.ledger;

import io.parley.api.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param url JDBC, `jdbc:postgresql://host:port/database`
/// @param writers calls of `append` that may be under way at once
/// @param waiting units of work that may wait before others are told that the ledger is busy
/// @param patience how long a caller waits for its append
/// @param newGeneration the present generation + 1: begins it at the next start, see `NewGeneration`
@ConfigurationProperties("parley.ledger")
record LedgerProperties(
        @DefaultValue("jdbc:postgresql://127.0.0.1:5432/parley")
        String url,

        @DefaultValue("parley") String username,
        @DefaultValue("") Secret password,
        @DefaultValue("1") int writers,
        @DefaultValue("4096") int waiting,
        @DefaultValue("10s") Duration patience,
        @Nullable Integer newGeneration) {}
