package io.parley.command.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.parley.command.ledger.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Sends events to the topic in order, many at a time without waiting. After a first failure it sends no more.
final class Publisher implements AutoCloseable {
    /// A batch never expires: an idempotent producer would go on with the next one and leave a hole.
    static final Map<String, Object> PRODUCER = Map.of(
            "enable.idempotence",
            true,
            "acks",
            "all",
            "delivery.timeout.ms",
            Integer.MAX_VALUE,
            "linger.ms",
            0,
            "batch.size",
            256 * 1024,
            "max.block.ms",
            5_000);

    private static final long MAX_BYTES_IN_FLIGHT = 4 << 20;
    private static final List<Header> HEADERS =
            List.of(new RecordHeader("content-type", CloudEvent.CONTENT_TYPE.getBytes(US_ASCII)));

    private final KafkaProducer<String, byte[]> producer;
    private final String topic;
    private final String source;
    private final long pace;
    private long sent;
    private long lastBatch;

    // under the lock of this, shared with the producer's thread
    private EventTopic.Place acked;
    private long bytesInFlight;
    private @Nullable RuntimeException failure;

    /// @param pace the least time between two batches
    Publisher(Map<String, Object> settings, String topic, String source, EventTopic.Place place, Duration pace) {
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.topic = topic;
        this.source = source;
        this.pace = pace.toNanos();
        this.lastBatch = System.nanoTime() - this.pace;
        this.sent = place.position();
        this.acked = place;
    }

    /// Waits until the next batch may begin. CPU is paid by the batch.
    void awaitPace() {
        LockSupport.parkNanos(lastBatch + pace - System.nanoTime());
        lastBatch = System.nanoTime();
    }

    /// Sends what follows `sent()`.
    void send(List<StoredEvent> events) {
        // made before the first is sent, so that they leave together: the producer's thread takes what it finds
        var records = events.stream().map(this::record).toList();
        for (var i = 0; i < records.size() && !hasFailed(); i++) {
            var at = events.get(i).position();
            if (at != sent + 1) {
                throw new IllegalStateException("position " + at + " after " + sent);
            }
            var bytes = records.get(i).value().length;
            synchronized (this) {
                bytesInFlight += bytes;
            }
            var _ = producer.send(records.get(i), (metadata, error) -> acknowledged(at, bytes, metadata, error));
            sent = at;
        }
    }

    private ProducerRecord<String, byte[]> record(StoredEvent event) {
        return new ProducerRecord<>(topic, 0, event.streamId(), CloudEvent.json(event, source), HEADERS);
    }

    private synchronized boolean hasFailed() {
        return failure != null;
    }

    private synchronized void acknowledged(
            long position, int bytes, @Nullable RecordMetadata metadata, @Nullable Exception error) {
        bytesInFlight -= bytes;
        if (failure == null) {
            if (error != null || metadata == null) {
                failure = new IllegalStateException("position " + position + " was not sent: " + error, error);
            } else if (metadata.offset() != acked.end()) {
                failure = new UnexpectedOffset(acked.end(), metadata.offset());
            } else {
                acked = new EventTopic.Place(position, metadata.offset(), metadata.offset() + 1);
            }
        }
        notifyAll();
    }

    /// Whether more may be sent now; waits for that for so many milliseconds. Throws what went wrong, if anything has.
    synchronized boolean awaitRoom(long millis) throws InterruptedException {
        var deadline = System.nanoTime() + millis * 1_000_000;
        for (var left = millis; failure == null && bytesInFlight >= MAX_BYTES_IN_FLIGHT && left > 0; ) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        if (failure != null) {
            throw failure;
        }
        return bytesInFlight < MAX_BYTES_IN_FLIGHT;
    }

    long sent() {
        return sent;
    }

    synchronized EventTopic.Place acked() {
        return acked;
    }

    /// Without waiting: what was not sent yet is sent by whoever comes next.
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    /// The topic's end has moved without us: another leader, or a stranger. What is there must be checked.
    static final class UnexpectedOffset extends RuntimeException {
        UnexpectedOffset(long expected, long got) {
            super("the topic gave offset " + got + " instead of " + expected, null, false, false);
        }
    }
}
