package io.parley.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.command.relay.NodeProcess;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two processes append to one ledger.
@Tag("integration")
class LedgerNodesTest {
    private static String database;
    private static TestLedger parley;
    private static NodeProcess one;
    private static NodeProcess other;

    @BeforeAll
    static void start() {
        database = Postgres.database();
        parley = new TestLedger(database);
        one = new NodeProcess(database);
        other = new NodeProcess(database);
        awaitMore(one, 20);
        awaitMore(other, 20);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        parley.close();
    }

    private static void awaitMore(NodeProcess node, int count) {
        awaitMore(node, count, Duration.ofSeconds(30));
    }

    /// Before PostgreSQL ends the transaction of a node that left it open, which takes 10 s.
    private static void awaitMoreSoon(NodeProcess node, int count) {
        awaitMore(node, count, Duration.ofSeconds(8));
    }

    private static void awaitMore(NodeProcess node, int count, Duration atMost) {
        var before = node.acknowledged().size();
        await().atMost(atMost).until(() -> node.acknowledged().size() >= before + count);
    }

    @Test
    void positionsAppearWithoutGapsInCommitOrder() {
        var position = 0L;
        while (position < 3_000) {
            for (var event : parley.ledger.after(position, 1_000)) {
                assertThat(event.position()).isEqualTo(position + 1);
                position++;
            }
        }
        checkLedger();
    }

    @Test
    void aKilledNodeLosesNothingAcknowledgedAndStopsNobody() {
        pause(ThreadLocalRandom.current().nextInt(100));
        one.signal("KILL");
        awaitMoreSoon(other, 20);
        checkLedger();
        one.close();
        one = new NodeProcess(database);
        awaitMore(one, 20);
        checkLedger();
    }

    @Test
    void aStoppedNodeStopsNobodyAndGoesOnWhenWoken() {
        for (var round = 0; round < 10; round++) {
            pause(ThreadLocalRandom.current().nextInt(100));
            one.signal("STOP");
            awaitMoreSoon(other, 20);
            one.signal("CONT");
            awaitMore(one, 10);
        }
        checkLedger();
    }

    private static void pause(long millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }

    private void checkLedger() {
        var acknowledged = new HashSet<UUID>(one.acknowledged());
        acknowledged.addAll(other.acknowledged());
        assertThat(new HashSet<>(parley.jdbc
                        .sql("SELECT event_id FROM event")
                        .query(UUID.class)
                        .list()))
                .containsAll(acknowledged);
        assertThat(parley.jdbc.sql("""
            SELECT count(*) FROM (
                SELECT position <> row_number() OVER (ORDER BY position)
                    OR stream_seq <> row_number() OVER (PARTITION BY stream_id ORDER BY position) - 1
                    OR time < lag(time) OVER (ORDER BY position) AS wrong
                FROM event) AS checked
            WHERE wrong\
            """).query(Long.class).single()).isZero();
    }
}
