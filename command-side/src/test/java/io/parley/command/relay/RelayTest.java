package io.parley.command.relay;

import static io.parley.command.ledger.TestLedger.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.parley.api.Json;
import io.parley.api.wire.PublishedEvent;
import io.parley.api.wire.Topics;
import io.parley.command.ledger.LedgerBusy;
import io.parley.command.ledger.Postgres;
import io.parley.command.ledger.TestLedger;
import io.parley.edge.settings.KafkaProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever happens to broker, topic and leader, a consumer takes every position once and in order, or the relay stops
/// with one line.
@Tag("integration")
class RelayTest {
    private static EmbeddedKafka kafka;
    private static Admin admin;

    private final List<Relay> relays = new ArrayList<>();
    private String database;
    private TestLedger parley;
    private String topic;
    private TopicReader reader;

    @BeforeAll
    static void startBroker() {
        kafka = new EmbeddedKafka();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers(), "reconnect.backoff.max.ms", 200));
    }

    @AfterAll
    static void stopBroker() {
        admin.close(Duration.ZERO);
        kafka.close();
    }

    /// Each test has a database of its own, and a generation of its own, so that it has a topic of its own.
    @BeforeEach
    void open() {
        database = Postgres.database();
        parley = new TestLedger(database);
        var generation = ThreadLocalRandom.current().nextInt(2, Integer.MAX_VALUE - 1);
        parley.jdbc.sql("UPDATE ledger SET generation = ?").param(generation).update();
        topic = Topics.events(generation);
        reader = new TopicReader(kafka.bootstrapServers(), topic);
    }

    @AfterEach
    void close() {
        relays.forEach(Relay::stop);
        reader.close();
        parley.close();
        kafka.proxy.restore();
    }

    private Relay relay(Map<String, String> properties) {
        var settings = new KafkaProperties(kafka.bootstrapServers(), properties, Map.of(), Map.of());
        var relay = new Relay(parley.ledger, parley.jdbc, parley.tail, settings, Duration.ofMillis(2), parley.meters);
        relay.start();
        relays.add(relay);
        return relay;
    }

    private Relay relay() {
        return relay(Map.of());
    }

    private void awaitTopic() {
        reader.awaitAllOf(parley.ledger);
    }

    private static void awaitStopped(Relay relay, String... parts) {
        await().atMost(Duration.ofSeconds(20)).until(() -> relay.stoppedBecause() != null);
        assertThat(relay.stoppedBecause()).contains(parts).doesNotContain("\n");
    }

    /// Writes to the topic as a stranger or an earlier leader could have.
    private void write(List<byte[]> records) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (var record : records) {
                producer.send(new ProducerRecord<>(topic, 0, "k", record)).get();
            }
        }
    }

    private List<byte[]> records(long... positions) {
        var source = parley.jdbc
                .sql("SELECT id, generation FROM ledger")
                .query((row, _) -> CloudEvent.source(row.getObject(1, UUID.class), row.getInt(2)))
                .single();
        return LongStream.of(positions)
                .mapToObj(position ->
                        CloudEvent.json(parley.ledger.after(position - 1, 1).getFirst(), source))
                .toList();
    }

    private void createTopic() throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }

    @Test
    void everyEventIsPublishedAsACloudEvent() {
        parley.append(3);
        relay();
        parley.append(200);
        awaitTopic();
        var stored = parley.ledger.after(4, 1).getFirst();
        var published = Json.STRICT.readValue(records(5).getFirst(), PublishedEvent.class);
        assertThat(published.id()).isEqualTo(stored.eventId());
        assertThat(published.streamseq()).isEqualTo(Long.toString(stored.streamSeq()));
        assertThat(published.time()).isEqualTo(stored.time());
        assertThat(published.data().toString()).isEqualTo(stored.payload());
        assertThat(published.actor()).isEqualTo("a");
    }

    @Test
    void aReaderInThisJvmNeedNotWaitForTheTopic() throws Exception {
        parley.append(3);
        var relay = relay();
        awaitTopic();
        assertThat(relay.after(3, 10, Duration.ZERO)).hasValue(List.of());
        parley.append(2);
        assertThat(relay.after(3, 10, Duration.ofSeconds(10)).orElseThrow()).containsExactlyElementsOf(records(4, 5));
        assertThat(relay.after(3, 1, Duration.ZERO).orElseThrow()).containsExactlyElementsOf(records(4));
        // of before it led
        assertThat(relay.after(0, 10, Duration.ZERO)).isEmpty();
        relay.stop();
        assertThat(relay.after(3, 10, Duration.ZERO)).isEmpty();
    }

    @Test
    void theTopicIsKeptForEver() throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        createTopic();
        parley.append(2);
        relay();
        awaitTopic();
        var settings = admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .values()
                .iterator()
                .next();
        assertThat(settings.entries())
                .extracting(ConfigEntry::name, ConfigEntry::value)
                .contains(tuple("retention.ms", "-1"), tuple("retention.bytes", "-1"))
                .contains(tuple("cleanup.policy", "delete"));
    }

    @Test
    void whileTheBrokerIsAwayNothingIsLost() {
        relay();
        parley.append(50);
        kafka.proxy.cut();
        parley.append(50);
        // longer than any of Kafka's own deadlines with -Dparley.test.away=190
        var away = Duration.ofSeconds(Long.getLong("parley.test.away", 4));
        await().atMost(away.plusSeconds(5)).pollDelay(away).until(() -> true);
        parley.append(50);
        kafka.proxy.restore();
        parley.append(50);
        awaitTopic();
    }

    @Test
    void batchesThatExpireLeaveNoHole() {
        relay(Map.of("delivery.timeout.ms", "1500", "request.timeout.ms", "700"));
        parley.append(50);
        awaitTopic();
        for (var i = 0; i < 3; i++) {
            kafka.proxy.cut();
            parley.append(200);
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            kafka.proxy.restore();
            parley.append(200);
        }
        awaitTopic();
    }

    @Test
    void aBatchNeverExpiresByItself() {
        assertThat(Publisher.PRODUCER).containsEntry("delivery.timeout.ms", Integer.MAX_VALUE);
    }

    @Test
    void aSlowBrokerOnlyMakesItLate() {
        kafka.proxy.delay(60);
        relay();
        for (var i = 0; i < 10; i++) {
            parley.ledger.append(unit("s-" + UUID.randomUUID(), 0, 400));
        }
        awaitTopic();
    }

    @Test
    void aRestartedBrokerIsGoneOnWith() {
        relay();
        parley.append(50);
        kafka.stop();
        parley.append(50);
        kafka.startAgain();
        parley.append(50);
        awaitTopic();
    }

    @Test
    void aBatchThatIsTwiceInTheTopicDoesNoHarm() throws Exception {
        var relay = relay();
        parley.append(10);
        awaitTopic();
        write(records(3, 4, 5, 6, 7));
        parley.append(10);
        awaitTopic();
        relay.stop();
        write(records(8, 9, 20, 19));
        parley.append(10);
        relay();
        awaitTopic();
    }

    @Test
    void aHoleAtTheEndOfTheTopicIsFilled() throws Exception {
        createTopic();
        parley.append(10);
        write(records(1, 2, 3, 6, 7, 8));
        relay();
        parley.append(1);
        awaitTopic();
    }

    @Test
    void aDeletedTopicIsMadeAndFilledAnew() throws Exception {
        relay();
        parley.append(20);
        awaitTopic();
        admin.deleteTopics(List.of(topic)).all().get();
        parley.append(20);
        awaitTopic();
        reader.close();
        reader = new TopicReader(kafka.bootstrapServers(), topic);
        awaitTopic();
    }

    @Test
    void aTopicThatHasLostItsBeginningIsFilledAnew() throws Exception {
        var relay = relay();
        parley.append(20);
        awaitTopic();
        relay.stop();
        admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(7)))
                .all()
                .get();
        parley.append(20);
        relay();
        reader.close();
        reader = new TopicReader(kafka.bootstrapServers(), topic);
        awaitTopic();
    }

    @Test
    void aForgedRecordAheadOfTheLedgerStopsIt() throws Exception {
        parley.append(5);
        var relay = relay();
        awaitTopic();
        var text = new String(records(5).getFirst(), StandardCharsets.UTF_8);
        write(List.of(text.replace("\"position\":\"5\"", "\"position\":\"6\"").getBytes(StandardCharsets.UTF_8)));
        parley.append(5);
        awaitStopped(relay, topic, "at offset 5", "position 6", "parley.ledger.new-generation=");
        var another = relay();
        awaitStopped(another, "at offset 5");
    }

    @Test
    void onceItHasStoppedNoNodeAppendsUntilTheTopicIsRight() throws Exception {
        try (var other = new TestLedger(database)) {
            createTopic();
            parley.append(5);
            write(records(1, 2, 3, 4, 5));
            write(List.of("hello".getBytes(StandardCharsets.UTF_8)));
            awaitStopped(relay(), "at offset 5");
            for (var node : List.of(parley, other)) {
                assertThatThrownBy(() -> node.append(1)).isInstanceOf(LedgerBusy.class);
            }
            assertThat(parley.ledger.lastPosition()).isEqualTo(5);

            admin.deleteTopics(List.of(topic)).all().get();
            relay();
            awaitTopic();
            other.append(5);
            awaitTopic();
        }
    }

    @Test
    void aRecordThatIsNoEventStopsIt() throws Exception {
        createTopic();
        parley.append(1);
        write(List.of("hello".getBytes(StandardCharsets.UTF_8)));
        awaitStopped(relay(), topic, "at offset 0", "unreadable");
    }

    @Test
    void aLedgerRestoredToAnEarlierStateStopsItUntilANewGenerationBegins() {
        var relay = relay();
        parley.append(20);
        awaitTopic();
        relay.stop();
        parley.jdbc.sql("DELETE FROM event WHERE position > 12").update();
        parley.jdbc.sql("UPDATE ledger SET last_position = 12").update();
        parley.jdbc.sql("UPDATE relay SET sent_position = 8, topic_offset = 7").update();
        awaitStopped(relay(), "at offset 12", "position 13");

        assertThatThrownBy(() -> parley.append(1)).isInstanceOf(LedgerBusy.class);
        awaitStopped(relay(), "at offset 12", "position 13");

        var generation = parley.jdbc
                .sql("SELECT generation FROM ledger")
                .query(Integer.class)
                .single();
        parley.beginGeneration(generation + 1);
        assertThatThrownBy(() -> parley.append(1)).isInstanceOf(LedgerBusy.class);
        relay();
        reader.close();
        reader = new TopicReader(kafka.bootstrapServers(), Topics.events(generation + 1));
        awaitTopic();
        parley.append(20);
        awaitTopic();
        parley.beginGeneration(generation + 1);
        assertThat(parley.jdbc
                        .sql("SELECT generation FROM ledger")
                        .query(Integer.class)
                        .single())
                .isEqualTo(generation + 1);
    }

    @Test
    void aRunningRelayNoticesThatTheLedgerWasRestored() {
        var relay = relay();
        parley.append(20);
        awaitTopic();
        parley.jdbc.sql("DELETE FROM event WHERE position > 12").update();
        parley.jdbc.sql("UPDATE ledger SET last_position = 12").update();
        awaitStopped(relay, "position 20", "last position 12");
    }

    @Test
    void anotherOneLeadsWhenTheLeaderEnds() {
        var first = relay();
        parley.append(20);
        awaitTopic();
        var second = relay();
        first.stop();
        await().atMost(Duration.ofSeconds(10)).until(second::isLeading);
        parley.append(20);
        awaitTopic();
    }

    @Test
    void aKilledLeaderIsFollowedByAnother() {
        try (var leader = new NodeProcess(database, kafka.bootstrapServers())) {
            parley.append(50);
            awaitTopic();
            relay();
            leader.signal("KILL");
            parley.append(50);
            awaitTopic();
        }
    }

    @Test
    void aLeaderThatWasStoppedAndWakesUpDoesNoHarm() {
        try (var leader = new NodeProcess(database, kafka.bootstrapServers())) {
            parley.append(20);
            awaitTopic();
            var other = relay();
            var appending = Thread.startVirtualThread(() -> parley.append(100));
            leader.signal("STOP");
            await().atMost(Duration.ofSeconds(20)).until(() -> other.isLeading() && !appending.isAlive());
            awaitTopic();
            leader.signal("CONT");
            parley.append(50);
            awaitTopic();
        }
    }

    @Test
    void twoLeadersAtOnceDoNoHarm() {
        relay();
        parley.append(20);
        parley.jdbc
                .sql("UPDATE relay SET leased_until = '-infinity', leader = NULL")
                .update();
        relay();
        for (var i = 0; i < 5; i++) {
            parley.append(20);
            parley.jdbc
                    .sql("UPDATE relay SET leased_until = '-infinity', leader = NULL")
                    .update();
        }
        awaitTopic();
    }
}
