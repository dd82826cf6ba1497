package io.parley.standalone.embedded;

import io.parley.standalone.installation.Ports;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// A Kafka broker and controller in this JVM, on this machine's own address, without a password: Kafka's clients are
/// on this machine.
final class EmbeddedKafka implements EmbeddedServer {
    private final String address;
    private final KafkaRaftServer server;

    EmbeddedKafka(Path folder, int port) throws Exception {
        address = "127.0.0.1:" + port;
        var config = new KafkaConfig(config(folder, address, "127.0.0.1:" + Ports.free()), false);
        if (!Files.exists(folder.resolve("meta.properties"))) {
            format(folder);
        }
        server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .run();
    }

    private static Map<String, String> config(Path folder, String broker, String controller) {
        var config = new HashMap<String, String>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", "1");
        config.put("controller.quorum.voters", "1@" + controller);
        config.put("controller.listener.names", "CONTROLLER");
        config.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
        config.put("log.dirs", folder.toString());
        config.put("auto.create.topics.enable", "false");
        config.put("offsets.topic.replication.factor", "1");
        config.put("offsets.topic.num.partitions", "1");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("log.cleaner.dedupe.buffer.size", "4194304");
        // measured: one thread each costs a quarter less CPU for one machine's load
        config.put("num.network.threads", "1");
        config.put("num.io.threads", "1");
        // after a hard exit the broker waits for its own old session: 4 s instead of 12
        config.put("broker.session.timeout.ms", "2000");
        config.put("broker.heartbeat.interval.ms", "500");
        return config;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("parley.kafka.bootstrap-servers", address);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
