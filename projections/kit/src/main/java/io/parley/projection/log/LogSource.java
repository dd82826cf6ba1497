package io.parley.projection.log;

import io.parley.api.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Where to read the log from. The ledger's head says which topic.
///
/// @param kafka makes the settings of a Kafka client out of its defaults: adds where the brokers are, and
///     credentials
/// @param tail where the newest events are known before Kafka has them
public record LogSource(
        UnaryOperator<Map<String, Object>> kafka,
        LogTail tail,
        LedgerHead head,
        int batchSize,
        Duration pace,
        Duration patience) {
    public LogSource(
            UnaryOperator<Map<String, Object>> kafka,
            LogTail tail,
            ProjectionSettings.Projection settings,
            LedgerHead head,
            Duration pace) {
        this(kafka, tail, head, settings.batchSize(), pace, settings.patience());
    }

    public EventLog open(LedgerHead.At at) {
        return new EventLog(kafka, tail, Topics.events(at.generation()), at.source(), batchSize, patience);
    }
}
