package io.parley.projection.inbox;

import io.parley.api.Json;
import io.parley.api.wire.Delivery;
import io.parley.api.wire.Topics;
import io.parley.edge.settings.KafkaProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Deliveries through the topic `parley.deliveries`, for connectors in other JVMs.
public final class KafkaDeliveries implements Deliveries, AutoCloseable {
    private final KafkaProperties kafka;
    private final List<Future<?>> sent = new ArrayList<>();
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    public KafkaDeliveries(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    /// Without waiting for the brokers.
    @Override
    public synchronized void send(List<Delivery> deliveries) {
        trying(() -> {
            var open = producer == null ? open() : producer;
            producer = open;
            // serialised before the first is sent, so that they leave together: the producer's thread takes
            // what it finds
            var records =
                    deliveries.stream().map(Json.STRICT::writeValueAsBytes).toList();
            for (var value : records) {
                sent.add(open.send(new ProducerRecord<>(Topics.DELIVERIES, 0, null, value)));
            }
        });
    }

    /// Throws if the brokers don't have all within 30 s.
    @Override
    public synchronized void await() {
        trying(() -> {
            for (var one : sent) {
                one.get();
            }
        });
        sent.clear();
    }

    private interface Attempt {
        void make() throws InterruptedException, ExecutionException;
    }

    private void trying(Attempt attempt) {
        try {
            attempt.make();
        } catch (ExecutionException e) {
            close();
            throw new KafkaException(e.getCause());
        } catch (KafkaException e) {
            close();
            throw e;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public synchronized void close() {
        sent.clear();
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private KafkaProducer<byte[], byte[]> open() throws InterruptedException, ExecutionException {
        createTopic();
        return new KafkaProducer<>(kafka.inboxClient(Map.of(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                30_000)));
    }

    private void createTopic() throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(kafka.inboxClient(Map.of()))) {
            var topic = new NewTopic(Topics.DELIVERIES, Optional.of(1), Optional.empty())
                    .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "600000"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
