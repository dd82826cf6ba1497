package io.parley.readmodel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where to find the read model. MongoDB's address is Boot's `spring.mongodb.uri`.
///
/// @param timeout the limit of one read, including the search for a server
/// @param patience how long a question waits for a view that lags behind the inbox
@ConfigurationProperties("parley.mongo")
public record MongoSettings(
        @DefaultValue("parley") String database,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("5s") Duration patience) {}
