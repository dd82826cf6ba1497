package io.parley.command.relay;

import io.parley.command.ledger.FlakyProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.springframework.util.FileSystemUtils;

/// A Kafka broker in this JVM, reached through a proxy that can fail.
public final class EmbeddedKafka implements AutoCloseable {
    private final int port = freePort();
    private final int controllerPort = freePort();
    private final Path folder;
    private KafkaRaftServer server;
    public final FlakyProxy proxy;

    public EmbeddedKafka() {
        try {
            folder = Files.createTempDirectory("parley-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        proxy = new FlakyProxy(port);
        server = start();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + proxy.port();
    }

    private KafkaRaftServer start() {
        var settings = Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://" + bootstrapServers()),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                Map.entry("file.delete.delay.ms", "1000"),
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "500"));
        try {
            if (!Files.exists(folder.resolve("meta.properties"))) {
                new Formatter()
                        .setNodeId(1)
                        .setClusterId(Uuid.randomUuid().toString())
                        .setReleaseVersion(MetadataVersion.latestProduction())
                        .setControllerListenerName("CONTROLLER")
                        .setMetadataLogDirectory(folder.toString())
                        .setDirectories(List.of(folder.toString()))
                        .run();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        var started = new KafkaRaftServer(KafkaConfig.fromProps(properties(settings)), Time.SYSTEM);
        started.startup();
        return started;
    }

    private static Properties properties(Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    void startAgain() {
        server = start();
    }

    @Override
    public void close() {
        stop();
        proxy.close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
