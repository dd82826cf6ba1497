package io.parley.connector.delivery;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;

import io.parley.api.wire.Topics;
import io.parley.edge.settings.KafkaProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;

/// Reads every delivery from now on, without a consumer group, and has it pushed to the recipients who are
/// connected here. Heartbeats reveal what it misses. It starts before the web server does. While Kafka
/// is away the connector is degraded: it still sends commands, and clients fetch new entries instead
/// of receiving them.
public final class DeliveryReader implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryReader.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.DELIVERIES, 0);
    private static final Duration START_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final Status DEGRADED = new Status("DEGRADED");

    private final KafkaProperties kafka;
    private final DeliveryPush pushes;
    private final Runnable missed;
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean reading;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;

    /// @param missed runs when deliveries may have been missed
    public DeliveryReader(KafkaProperties kafka, DeliveryPush pushes, Runnable missed) {
        this.kafka = kafka;
        this.pushes = pushes;
        this.missed = missed;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("parley-deliveries").start(this::run);
        try {
            if (!begun.await(START_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("No deliveries yet: {} can't be read", Topics.DELIVERIES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        var reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        return (reading ? Health.up() : Health.status(DEGRADED)).build();
    }

    private void run() {
        while (running) {
            try (var reader = new KafkaConsumer<byte[], byte[]>(settings())) {
                consumer = reader;
                reader.assign(List.of(PARTITION));
                reader.seekToEnd(List.of(PARTITION));
                // fetches the offset now, so that the reader gets all that is delivered from here on, however
                // late the first poll is
                reader.position(PARTITION, Duration.ofSeconds(10));
                reading = true;
                missed.run();
                begun.countDown();
                while (running) {
                    var records = reader.poll(Duration.ofSeconds(1));
                    records.forEach(record -> pushes.push(record.value() == null ? new byte[0] : record.value()));
                    reading = !records.isEmpty() || isAnswered(reader);
                }
            } catch (WakeupException e) {
                // `stop` woke the reader
            } catch (RuntimeException e) {
                LOG.warn("Deliveries are read anew: {}", e.toString());
                pause();
            } finally {
                reading = false;
                consumer = null;
            }
        }
    }

    /// Whether Kafka answers. An empty poll alone doesn't show whether there are no deliveries or no brokers.
    private static boolean isAnswered(KafkaConsumer<byte[], byte[]> reader) {
        try {
            reader.endOffsets(List.of(PARTITION), ANSWER_WITHIN);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private Map<String, Object> settings() {
        return kafka.client(Map.of(
                CLIENT_ID_CONFIG,
                "parley-connector",
                ENABLE_AUTO_COMMIT_CONFIG,
                false,
                AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class));
    }
}
