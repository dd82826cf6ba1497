package io.parley.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the views are.
///
/// @param timeout of one read, finding a server included
/// @param patience how long a question waits for a view that lags behind the inbox
@ConfigurationProperties("parley.mongo")
record ViewSettings(
        @DefaultValue("parley") String database,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("5s") Duration patience) {}
