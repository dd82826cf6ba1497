package io.parley.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.EventId;
import io.parley.api.Json;
import io.parley.api.wire.PublishedEvent;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A consumer as every consumer of the log must be: takes exactly the position after its last one, from 1 on.
final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final List<EventId> taken = new ArrayList<>();
    private long highest;

    TopicReader(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        500,
                        "reconnect.backoff.max.ms",
                        200),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
    }

    /// Waits until the topic has brought this position, with all before it, and compares everything with the ledger.
    void awaitAllOf(Ledger ledger) {
        var wanted = ledger.after(0, Integer.MAX_VALUE).stream()
                .map(StoredEvent::eventId)
                .toList();
        var deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (taken.size() < wanted.size()) {
            assertThat(System.nanoTime() < deadline)
                    .as("the topic brings %s of %s positions, the highest %s", taken.size(), wanted.size(), highest)
                    .isTrue();
            poll();
        }
        assertThat(taken).isEqualTo(wanted);
    }

    private void poll() {
        var records = consumer.poll(Duration.ofMillis(200));
        for (var record : records) {
            var event = Json.STRICT.readValue(record.value(), PublishedEvent.class);
            highest = Math.max(highest, event.at());
            if (event.at() == taken.size() + 1) {
                taken.add(event.id());
            }
        }
        if (records.isEmpty() && highest > taken.size()) {
            // a hole: look for the missing one from the start, as a consumer without a good hint does
            consumer.seekToBeginning(List.of(partition));
            highest = 0;
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
