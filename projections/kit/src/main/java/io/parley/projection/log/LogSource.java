package io.parley.projection.log;

import io.parley.api.wire.Topics;
import java.time.Duration;

/// Where to read the log from. The ledger's head says which topic.
public record LogSource(String bootstrapServers, LedgerHead head, int batchSize, Duration pace, Duration patience) {
    public LogSource(ProjectionSettings settings, LedgerHead head, Duration pace) {
        this(
                settings.kafka().bootstrapServers(),
                head,
                settings.projection().batchSize(),
                pace,
                settings.projection().patience());
    }

    public EventLog open(LedgerHead.At at) {
        return new EventLog(bootstrapServers, Topics.events(at.generation()), at.source(), batchSize, patience);
    }
}
