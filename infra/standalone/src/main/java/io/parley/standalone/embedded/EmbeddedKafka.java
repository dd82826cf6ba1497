package io.parley.standalone.embedded;

import static java.util.Objects.requireNonNull;

import io.parley.api.wire.Topics;
import io.parley.standalone.installation.DataFolder;
import io.parley.standalone.installation.Ports;
import io.parley.standalone.installation.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Kafka broker and controller in this JVM, on this machine's own address. Whoever connects has a name and a
/// password, and may do what `RIGHTS` say. The passwords are made at each start and stay in this JVM, but for the
/// readers', which lies in `data/secrets`.
final class EmbeddedKafka implements EmbeddedServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    /// The broker itself, which may do anything.
    private static final String BROKER = "broker";
    private static final String RELAY = "relay";
    private static final String INBOX = "inbox";
    /// What the services read with.
    private static final String SERVICES = "services";
    /// Whoever else reads the log.
    private static final String READER = "reader";

    /// All generations of the topic of events.
    private static final ResourcePattern EVENTS =
            new ResourcePattern(ResourceType.TOPIC, Topics.events(1), PatternType.PREFIXED);
    private static final ResourcePattern DELIVERIES =
            new ResourcePattern(ResourceType.TOPIC, Topics.DELIVERIES, PatternType.LITERAL);
    private static final ResourcePattern ANY_GROUP =
            new ResourcePattern(ResourceType.GROUP, ResourcePattern.WILDCARD_RESOURCE, PatternType.LITERAL);

    private static final List<AclBinding> RIGHTS = List.of(
            right(RELAY, AclOperation.ALL, EVENTS),
            right(INBOX, AclOperation.CREATE, DELIVERIES),
            right(INBOX, AclOperation.WRITE, DELIVERIES),
            right(SERVICES, AclOperation.READ, EVENTS),
            right(SERVICES, AclOperation.READ, DELIVERIES),
            right(READER, AclOperation.READ, EVENTS),
            right(READER, AclOperation.READ, ANY_GROUP));

    private static final int GIVE_RIGHTS_WITHIN_MILLIS = 300_000;

    private final String address;
    private final Map<String, String> passwords;
    private final KafkaRaftServer server;

    EmbeddedKafka(DataFolder data, Secrets secrets, int port) throws Exception {
        var folder = data.folder("kafka");
        address = "127.0.0.1:" + port;
        passwords = Map.of(
                BROKER, Secrets.random(),
                RELAY, Secrets.random(),
                INBOX, Secrets.random(),
                SERVICES, Secrets.random(),
                READER, Files.readString(secrets.ofServer("kafka-reader-password", false)));
        var config = new KafkaConfig(config(folder, "127.0.0.1:" + Ports.free()), false);
        if (!Files.exists(folder.resolve("meta.properties"))) {
            format(folder);
        }
        server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        try {
            giveRights();
            tellReaders(secrets);
        } catch (ExecutionException | IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private static AclBinding right(String user, AclOperation operation, ResourcePattern on) {
        return new AclBinding(on, new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
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

    private Map<String, String> config(Path folder, String controller) {
        var config = new HashMap<String, String>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", "1");
        config.put("controller.quorum.voters", "1@" + controller);
        config.put("controller.listener.names", "CONTROLLER");
        config.put("listeners", "BROKER://" + address + ",CONTROLLER://" + controller);
        config.put("listener.security.protocol.map", "BROKER:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        config.put("inter.broker.listener.name", "BROKER");
        config.put("sasl.enabled.mechanisms", "PLAIN");
        config.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        config.put("sasl.mechanism.controller.protocol", "PLAIN");
        config.put("listener.name.broker.plain.sasl.jaas.config", logIn(BROKER, passwords));
        config.put("listener.name.controller.plain.sasl.jaas.config", logIn(BROKER, Map.of(BROKER, password(BROKER))));
        config.put("authorizer.class.name", StandardAuthorizer.class.getName());
        config.put("super.users", "User:" + BROKER);
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
        // a busy machine may need more than the minute that is the default
        config.put("initial.broker.registration.timeout.ms", "600000");
        return config;
    }

    /// Of a client, or of the server for those whom it knows.
    private String logIn(String user, Map<String, String> known) {
        var others = known.entrySet().stream()
                .map(entry -> " user_%s=\"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        return "%s required username=\"%s\" password=\"%s\"%s;"
                .formatted(PlainLoginModule.class.getName(), user, password(user), others);
    }

    private String password(String user) {
        return requireNonNull(passwords.get(user));
    }

    private Map<String, String> client(String user) {
        return Map.of(
                "bootstrap.servers",
                address,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                logIn(user, Map.of()));
    }

    /// Kafka keeps them: those that it has stay.
    private void giveRights() throws ExecutionException, InterruptedException {
        var settings = new HashMap<String, Object>(client(BROKER));
        settings.put("default.api.timeout.ms", GIVE_RIGHTS_WITHIN_MILLIS);
        try (var admin = Admin.create(settings)) {
            admin.createAcls(RIGHTS).all().get();
        }
    }

    private void tellReaders(Secrets secrets) throws IOException {
        var lines = client(READER).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        var file = secrets.write(
                "kafka-reader.properties",
                "# Written at each start: the address changes, the password stays.\n" + lines);
        LOG.info("Readers of events log in to Kafka with {}", file);
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "parley.kafka.bootstrap-servers",
                address,
                "parley.kafka.properties[security.protocol]",
                "SASL_PLAINTEXT",
                "parley.kafka.properties[sasl.mechanism]",
                "PLAIN",
                "parley.kafka.properties[sasl.jaas.config]",
                logIn(SERVICES, Map.of()),
                "parley.kafka.relay[sasl.jaas.config]",
                logIn(RELAY, Map.of()),
                "parley.kafka.inbox[sasl.jaas.config]",
                logIn(INBOX, Map.of()));
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
