package io.parley.command.relay;

import io.parley.api.Json;
import io.parley.api.wire.PublishedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the end of the topic as its consumers do, each of which takes exactly the position after its last one, and
/// compares every record with the ledger.
final class TopicCheck {
    static final Map<String, Object> CONSUMER = Map.of(
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "none",
            "allow.auto.create.topics",
            false,
            "max.poll.records",
            1_000,
            "request.timeout.ms",
            5_000,
            "default.api.timeout.ms",
            15_000);

    private final Map<String, Object> settings;
    private final JdbcClient jdbc;
    private final TopicPartition partition;
    private final Lease.Term term;

    TopicCheck(Map<String, Object> settings, JdbcClient jdbc, String topic, Lease.Term term) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.partition = new TopicPartition(topic, 0);
        this.term = term;
    }

    /// Where to go on: after the last position up to which the topic has no hole. A topic whose first record isn't
    /// position 1 is emptied. Throws `TopicDiverged` for a record that isn't the ledger's.
    EventTopic.Place place(EventTopic topic) throws ExecutionException, InterruptedException {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            var end = consumer.position(partition);
            consumer.seekToBeginning(List.of(partition));
            var first = consumer.position(partition);
            if (first == end) {
                return EventTopic.Place.empty(end);
            }
            if (at(consumer, first).at() != 1) {
                topic.empty(partition);
                return EventTopic.Place.empty(end);
            }
            var hinted = first <= term.topicOffset()
                    && term.topicOffset() < end
                    && at(consumer, term.topicOffset()).at() == term.sentPosition();
            consumer.seek(partition, hinted ? term.topicOffset() : first);
            return walk(consumer, hinted ? term.sentPosition() - 1 : 0, end);
        }
    }

    private EventTopic.Place walk(KafkaConsumer<String, byte[]> consumer, long before, long end) {
        var place = new EventTopic.Place(before, -1, end);
        while (consumer.position(partition) < end) {
            var records = poll(consumer);
            var events = new TreeMap<Long, PublishedEvent>();
            records.forEach(record -> events.put(record.offset(), event(record)));
            var ids = ids(events.values().stream().map(PublishedEvent::at).collect(Collectors.toSet()));
            for (var entry : events.entrySet()) {
                var event = entry.getValue();
                if (!event.id().value().equals(ids.get(event.at()))) {
                    throw stranger(entry.getKey(), "event " + event.id() + " as position " + event.at());
                }
                if (event.at() == place.position() + 1) {
                    place = new EventTopic.Place(event.at(), entry.getKey(), end);
                }
            }
        }
        return new EventTopic.Place(place.position(), place.offset(), consumer.position(partition));
    }

    private Map<Long, UUID> ids(Iterable<Long> positions) {
        return jdbc
                .sql("SELECT position, event_id FROM event WHERE position IN (:positions)")
                .param("positions", positions)
                .query((row, _) -> Map.entry(row.getLong(1), row.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private PublishedEvent at(KafkaConsumer<String, byte[]> consumer, long offset) {
        consumer.seek(partition, offset);
        return event(poll(consumer).getFirst());
    }

    private List<ConsumerRecord<String, byte[]>> poll(KafkaConsumer<String, byte[]> consumer) {
        var deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (System.nanoTime() - deadline < 0) {
            var records = consumer.poll(Duration.ofMillis(500)).records(partition);
            if (!records.isEmpty()) {
                return records;
            }
        }
        throw new IllegalStateException("no answer from " + partition);
    }

    private PublishedEvent event(ConsumerRecord<String, byte[]> record) {
        var expected = CloudEvent.source(term.ledgerId(), term.generation());
        PublishedEvent event;
        try {
            event = Json.PERMISSIVE.readValue(record.value(), PublishedEvent.class);
            if (event.at() < 1 || event.id() == null) {
                throw new IllegalArgumentException("no position or id");
            }
        } catch (RuntimeException e) {
            throw stranger(record.offset(), "something unreadable");
        }
        if (!expected.equals(event.source())) {
            throw stranger(record.offset(), "an event of " + event.source());
        }
        return event;
    }

    private TopicDiverged stranger(long offset, String what) {
        return new TopicDiverged(partition.topic() + " has at offset " + offset + " " + what + ", which ledger "
                + term.ledgerId() + " (last position " + term.lastPosition() + ") doesn't have; the relay has stopped: "
                + "if the ledger is right, start with parley.ledger.new-generation=" + (term.generation() + 1));
    }
}
