package io.parley.command.relay;

import static io.parley.command.ledger.TestLedger.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parley.api.wire.Topics;
import io.parley.command.ledger.LedgerBusy;
import io.parley.command.ledger.TestLedger;
import io.parley.edge.settings.KafkaProperties;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL comes back: perhaps as it was, perhaps from a backup.
@Tag("integration")
class RestoredServerTest {
    @TempDir
    Path folder;

    private EmbeddedKafka kafka;
    private int port;
    private EmbeddedPostgres server;
    private TestLedger parley;
    private Relay relay;
    private TopicReader reader;

    @BeforeEach
    void open() throws Exception {
        kafka = new EmbeddedKafka();
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = server();
        parley = new TestLedger(server.getJdbcUrl("postgres", "postgres"), 100, Duration.ofSeconds(30));
        reader = new TopicReader(kafka.bootstrapServers(), Topics.events(1));
        relay = relay();
        parley.append(20);
        reader.awaitAllOf(parley.ledger);
        relay.stop();
    }

    @AfterEach
    void close() throws Exception {
        relay.stop();
        reader.close();
        parley.close();
        server.close();
        kafka.close();
    }

    private EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .start();
    }

    private void restart() throws IOException {
        server.close();
        // one that was in use half a second ago is handed out unchecked
        parley.reading.getHikariPoolMXBean().softEvictConnections();
        server = server();
    }

    private Relay relay() {
        var started = new Relay(
                parley.ledger,
                parley.jdbc,
                parley.tail,
                KafkaProperties.at(kafka.bootstrapServers()),
                Duration.ofMillis(2),
                parley.meters);
        started.start();
        return started;
    }

    private void assertNothingIsAppended() {
        var before = parley.ledger.lastPosition();
        assertThatThrownBy(() -> parley.append(1)).isInstanceOf(LedgerBusy.class);
        assertThat(parley.ledger.lastPosition()).isEqualTo(before);
    }

    @Test
    void nothingIsAppendedUntilTheTopicIsChecked() throws Exception {
        restart();
        assertNothingIsAppended();
        relay = relay();
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(LedgerBusy.class)
                .until(() -> !parley.ledger
                        .append(unit("s-" + UUID.randomUUID(), 0, 1))
                        .isEmpty());
        reader.awaitAllOf(parley.ledger);
    }

    @Test
    void onAnOlderLedgerNothingIsAppendedAtAll() throws Exception {
        restart();
        parley.jdbc.sql("DELETE FROM event WHERE position > 12").update();
        parley.jdbc.sql("UPDATE ledger SET last_position = 12").update();
        parley.jdbc.sql("UPDATE relay SET sent_position = 8, topic_offset = 7").update();
        assertNothingIsAppended();
        relay = relay();
        await().atMost(Duration.ofSeconds(30)).until(() -> relay.stoppedBecause() != null);
        assertNothingIsAppended();
    }
}
