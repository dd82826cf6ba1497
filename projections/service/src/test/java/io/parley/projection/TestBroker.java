package io.parley.projection;

import io.parley.api.Json;
import io.parley.api.wire.Delivery;
import io.parley.api.wire.PublishedEvent;
import io.parley.api.wire.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.springframework.util.FileSystemUtils;

/// A Kafka broker in this JVM, with a folder and ports of its own.
public final class TestBroker implements AutoCloseable {
    private static final Map<String, Object> PRODUCER = Map.of(
            "key.serializer", ByteArraySerializer.class, "value.serializer", ByteArraySerializer.class, "linger.ms", 0);

    private static final Map<String, Object> CONSUMER =
            Map.of("key.deserializer", ByteArrayDeserializer.class, "value.deserializer", ByteArrayDeserializer.class);

    private final Path folder;
    private final Properties settings = new Properties();
    private final String address;
    private final AtomicInteger generations = new AtomicInteger(1);
    private KafkaRaftServer server;

    public TestBroker() {
        try {
            folder = Files.createTempDirectory("parley-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        address = "127.0.0.1:" + MongoServers.freePort();
        var controller = "127.0.0.1:" + MongoServers.freePort();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller),
                Map.entry("advertised.listeners", "PLAINTEXT://" + address),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.toString()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                Map.entry("log.cleaner.enable", "false"),
                Map.entry("file.delete.delay.ms", "100"),
                Map.entry("controlled.shutdown.enable", "false")));
        format();
        server = started();
    }

    /// The broker that all tests of this JVM share.
    public static TestBroker shared() {
        return Shared.BROKER;
    }

    /// A new generation, and with it a topic of its own, for one test.
    public int unusedGeneration() {
        return generations.incrementAndGet();
    }

    private static final class Shared {
        static final TestBroker BROKER = new TestBroker();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(BROKER::close));
        }
    }

    public String address() {
        return address;
    }

    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    public void start() {
        server = started();
    }

    @Override
    public void close() {
        stop();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void create(String topic) {
        admin(admin -> admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                .all());
    }

    /// Deletes the topic. Returns once it is gone.
    public void delete(String topic) {
        admin(admin -> admin.deleteTopics(List.of(topic)).all());
        for (var there = true; there; ) {
            try {
                admin(admin -> admin.describeTopics(List.of(topic)).allTopicNames());
            } catch (IllegalStateException e) {
                there = !(e.getCause() instanceof UnknownTopicOrPartitionException);
            }
        }
    }

    public void publish(String topic, Collection<PublishedEvent> events) {
        publishRaw(
                topic,
                events.stream()
                        .map(event -> Json.STRICT.writeValueAsBytes(event))
                        .toList());
    }

    public void publishRaw(String topic, Collection<byte[]> records) {
        try (var producer = new KafkaProducer<byte[], byte[]>(with(PRODUCER))) {
            var sent = new ArrayList<Future<?>>();
            records.forEach(record -> sent.add(producer.send(new ProducerRecord<>(topic, 0, null, record))));
            for (var one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All deliveries of this epoch in the topic.
    public List<Delivery> deliveries(String epoch) {
        var partition = new TopicPartition(Topics.DELIVERIES, 0);
        var found = new ArrayList<Delivery>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(with(CONSUMER))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(read -> found.add(Json.PERMISSIVE.readValue(read.value(), Delivery.class)));
            }
        }
        return found.stream().filter(d -> d.epoch().equals(epoch)).toList();
    }

    public Map<String, Object> with(Map<String, Object> more) {
        var all = new java.util.HashMap<>(more);
        all.put("bootstrap.servers", address);
        return all;
    }

    private interface Ask {
        org.apache.kafka.common.KafkaFuture<?> of(Admin admin);
    }

    private void admin(Ask ask) {
        try (var admin = Admin.create(with(Map.of()))) {
            ask.of(admin).get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void format() {
        try {
            new Formatter()
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(folder.toString()))
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaRaftServer started() {
        var next = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        next.startup();
        return next;
    }
}
