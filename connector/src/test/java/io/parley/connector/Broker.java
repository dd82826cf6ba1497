package io.parley.connector;

import java.nio.file.Files;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A Kafka broker in this JVM, with the topic of deliveries.
final class Broker {
    private final String address;
    private final KafkaConfig config;
    private final KafkaProducer<byte[], byte[]> producer;
    private KafkaRaftServer server;

    Broker() throws Exception {
        var folder = Files.createTempDirectory("parley-kafka").toString();
        var port = Stage.freePort();
        var controller = Stage.freePort();
        address = "127.0.0.1:" + port;
        var formatter = new Formatter();
        formatter
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .addDirectory(folder)
                .run();
        config = new KafkaConfig(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://" + address + ",CONTROLLER://127.0.0.1:" + controller),
                Map.entry("log.dirs", folder),
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "1"),
                Map.entry("offsets.topic.replication.factor", "1")));
        server = started(config);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(java.util.List.of(new NewTopic("parley.deliveries", 1, (short) 1)))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new ByteArraySerializer(), new ByteArraySerializer());
    }

    String address() {
        return address;
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    void start() {
        server = started(config);
    }

    private static KafkaRaftServer started(KafkaConfig config) {
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return server;
    }

    void send(byte[] value) {
        try {
            producer.send(new ProducerRecord<>("parley.deliveries", value)).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
