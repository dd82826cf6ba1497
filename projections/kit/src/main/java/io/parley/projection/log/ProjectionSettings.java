package io.parley.projection.log;

import io.parley.api.Secret;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings `parley.*` that projections need beside those of the read model.
@ConfigurationProperties("parley")
public record ProjectionSettings(
        @DefaultValue Ledger ledger, @DefaultValue Projection projection) {

    /// The ledger's PostgreSQL.
    public record Ledger(
            @DefaultValue("jdbc:postgresql://127.0.0.1:5432/parley")
            String url,

            @DefaultValue("parley") String username,
            @DefaultValue("") Secret password) {}

    /// @param batchSize the most events that are stored together
    /// @param pace the least time between the starts of two batches. Work costs by the batch, so under load
    ///     batches grow instead of following each other at once
    /// @param viewPace the same for the views; only people who ask for what was just said wait for these
    /// @param patience how long a position may be missing in the topic before the log raises an alarm
    public record Projection(
            @DefaultValue("1000") int batchSize,
            @DefaultValue("2ms") Duration pace,
            @DefaultValue("100ms") Duration viewPace,
            @DefaultValue("5s") Duration patience) {}
}
