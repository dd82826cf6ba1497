package io.parley.projection.processing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Asks Kafka for the end of the topic of events, because only the topic's leader can answer that.
final class TopicEnd implements Probe.Question {
    private static final int WITHIN_MILLIS = 2_000;

    private final UnaryOperator<Map<String, Object>> kafka;
    private final Supplier<@Nullable String> topic;
    private @Nullable Admin admin;

    /// @param kafka makes the settings of a Kafka client out of its defaults
    /// @param topic absent while it isn't known yet; then nothing is asked
    TopicEnd(UnaryOperator<Map<String, Object>> kafka, Supplier<@Nullable String> topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    @Override
    public void ask() throws InterruptedException, ExecutionException {
        var name = topic.get();
        if (name == null) {
            return;
        }
        var open = admin == null ? open() : admin;
        admin = open;
        open.listOffsets(
                        Map.of(new TopicPartition(name, 0), OffsetSpec.latest()),
                        new ListOffsetsOptions().timeoutMs(WITHIN_MILLIS))
                .all()
                .get();
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private Admin open() {
        return Admin.create(kafka.apply(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                WITHIN_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                WITHIN_MILLIS)));
    }
}
