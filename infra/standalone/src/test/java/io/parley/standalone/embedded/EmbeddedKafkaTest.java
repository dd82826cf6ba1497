package io.parley.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.api.wire.Topics;
import io.parley.edge.settings.KafkaProperties;
import io.parley.standalone.installation.DataFolder;
import io.parley.standalone.installation.Ports;
import io.parley.standalone.installation.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Who may do what in the embedded Kafka.
@Tag("integration")
class EmbeddedKafkaTest {
    private static final String EVENTS = Topics.events(1);
    private static final Map<String, Object> IMPATIENT = Map.of(
            "request.timeout.ms",
            4_000,
            "default.api.timeout.ms",
            5_000,
            "delivery.timeout.ms",
            5_000,
            "max.block.ms",
            5_000);

    @TempDir
    static Path folder;

    private static DataFolder data;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        data = DataFolder.lock(folder);
        kafka = new EmbeddedKafka(data, new Secrets(data), Ports.free());
        create(relay(), EVENTS);
        create(relay(), Topics.events(2));
        create(inbox(), Topics.DELIVERIES);
    }

    @AfterAll
    static void stop() {
        kafka.close();
        data.close();
    }

    @Test
    void onlyTheRelayWritesEvents() throws Exception {
        for (var topic : List.of(EVENTS, Topics.events(2))) {
            write(relay(), topic);
            for (var other : List.of(inbox(), services(), reader())) {
                assertThatThrownBy(() -> write(other, topic)).hasCauseInstanceOf(AuthorizationException.class);
            }
        }
    }

    @Test
    void onlyTheInboxWritesDeliveries() throws Exception {
        write(inbox(), Topics.DELIVERIES);
        for (var other : List.of(relay(), services(), reader())) {
            assertThatThrownBy(() -> write(other, Topics.DELIVERIES)).hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void aReaderReadsEventsAndNoDeliveries() throws Exception {
        write(relay(), EVENTS);
        assertThat(read(reader(), EVENTS)).contains("something");
        assertThatThrownBy(() -> read(reader(), Topics.DELIVERIES)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void whoReadsChangesNothing() {
        for (var other : List.of(inbox(), services(), reader())) {
            try (var admin = Admin.create(other)) {
                assertThatThrownBy(
                                () -> admin.deleteTopics(List.of(EVENTS)).all().get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(AuthorizationException.class);
                assertThatThrownBy(() -> create(other, "mine")).hasCauseInstanceOf(AuthorizationException.class);
                assertThatThrownBy(() -> admin.describeAcls(AclBindingFilter.ANY)
                                .values()
                                .get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(AuthorizationException.class);
            }
        }
    }

    @Test
    void nobodyComesInWithoutAPassword() {
        var address = String.valueOf(reader().get("bootstrap.servers"));
        assertThatThrownBy(() -> write(KafkaProperties.at(address).client(IMPATIENT), EVENTS))
                .hasCauseInstanceOf(TimeoutException.class);
        for (var user : List.of("reader", "relay", "broker", "nobody")) {
            var guessed = new HashMap<>(reader());
            guessed.put(
                    "sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user
                            + "\" password=\"guessed\";");
            assertThatThrownBy(() -> write(guessed, EVENTS)).hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void theReadersPasswordIsForTheOwnerAloneAndStays() throws Exception {
        var file = folder.resolve("secrets/kafka-reader.properties");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("secrets")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        var before = reader().get("sasl.jaas.config");
        kafka.close();
        kafka = new EmbeddedKafka(data, new Secrets(data), Ports.free());
        assertThat(reader()).containsEntry("sasl.jaas.config", before);
        write(relay(), EVENTS);
        assertThat(read(reader(), EVENTS)).isNotEmpty();
    }

    private static KafkaProperties properties() {
        return new Binder(new MapConfigurationPropertySource(kafka.settings()))
                .bind("parley.kafka", KafkaProperties.class)
                .get();
    }

    private static Map<String, Object> relay() {
        return properties().relayClient(IMPATIENT);
    }

    private static Map<String, Object> inbox() {
        return properties().inboxClient(IMPATIENT);
    }

    private static Map<String, Object> services() {
        return properties().client(IMPATIENT);
    }

    private static Map<String, Object> reader() {
        var read = new Properties();
        try (var file = Files.newBufferedReader(folder.resolve("secrets/kafka-reader.properties"))) {
            read.load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        var all = new HashMap<>(IMPATIENT);
        read.forEach((name, value) -> all.put(name.toString(), value));
        return all;
    }

    private static void create(Map<String, Object> client, String topic) throws Exception {
        try (var admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
        }
    }

    private static void write(Map<String, Object> client, String topic) throws Exception {
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(client, bytes, bytes)) {
            producer.send(new ProducerRecord<>(topic, "something".getBytes(StandardCharsets.UTF_8)))
                    .get(10, TimeUnit.SECONDS);
        }
    }

    /// As a member of a group, as most readers do.
    private static List<String> read(Map<String, Object> client, String topic) {
        var settings = new HashMap<>(client);
        settings.put("group.id", "strangers");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        var text = new StringDeserializer();
        var read = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, text, text)) {
            consumer.subscribe(List.of(topic));
            for (var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
                    read.isEmpty() && System.nanoTime() < deadline; ) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(record.value()));
            }
        }
        return read;
    }
}
