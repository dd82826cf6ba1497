package io.parley.command.aggregate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param cached how many aggregates are kept in memory
/// @param snapshotEvery how many events of a stream may follow its last snapshot
/// @param lockTimeout how long a command waits for others of the same aggregate before it is told to come again
/// @param tries how often a command is decided anew where others were faster
@ConfigurationProperties("parley.aggregates")
public record AggregateProperties(
        @DefaultValue("20000") int cached,
        @DefaultValue("500") int snapshotEvery,
        @DefaultValue("5s") Duration lockTimeout,
        @DefaultValue("8") int tries) {}
