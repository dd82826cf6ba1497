package io.parley.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two processes append to one ledger.
class LedgerNodesTest {
    private String database;
    private TestLedger parley;
    private Node one;
    private Node other;

    @BeforeEach
    void start() {
        database = Postgres.database();
        parley = new TestLedger(database);
        one = new Node(database);
        other = new Node(database);
        awaitMore(one, 20);
        awaitMore(other, 20);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        parley.close();
    }

    private static void awaitMore(Node node, int count) {
        var before = node.acknowledged().size();
        await().atMost(Duration.ofSeconds(30)).until(() -> node.acknowledged().size() >= before + count);
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
        assertThat(one.acknowledged()).isNotEmpty();
        assertThat(other.acknowledged()).isNotEmpty();
        checkLedger();
    }

    @Test
    void aKilledNodeLosesNothingAcknowledgedAndStopsNobody() {
        for (var round = 0; round < 2; round++) {
            pause(ThreadLocalRandom.current().nextInt(100));
            one.signal("KILL");
            awaitMore(other, 100);
            checkLedger();
            one.close();
            one = new Node(database);
            awaitMore(one, 20);
        }
    }

    @Test
    void aStoppedNodeStopsNobodyAndGoesOnWhenWoken() {
        for (var round = 0; round < 10; round++) {
            pause(ThreadLocalRandom.current().nextInt(100));
            one.signal("STOP");
            awaitMore(other, 50);
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
