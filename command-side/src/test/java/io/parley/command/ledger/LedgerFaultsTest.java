package io.parley.command.ledger;

import static io.parley.command.ledger.TestLedger.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The database is slow, away, or its answer is lost.
@Tag("integration")
class LedgerFaultsTest {
    private static final String CALLS_THAT_WAIT = """
        SELECT count(*) FROM pg_stat_activity
        WHERE query LIKE 'CALL%' AND wait_event_type = 'Lock' AND datname = current_database()\
        """;

    private final FlakyProxy proxy = new FlakyProxy(Postgres.port());
    private final String stream = "s-" + UUID.randomUUID();
    private String database;
    private TestLedger parley;

    @BeforeEach
    void open() {
        database = Postgres.database();
        parley = new TestLedger(database);
    }

    @AfterEach
    void close() {
        parley.close();
        proxy.close();
    }

    private TestLedger throughProxy(int waiting, Duration patience) {
        var url = database.replace(":" + Postgres.port() + "/", ":" + proxy.port() + "/");
        return new TestLedger(url, waiting, patience);
    }

    private static CompletableFuture<List<StoredEvent>> inBackground(TestLedger node, List<NewEvent> unit) {
        return CompletableFuture.supplyAsync(() -> node.ledger.append(unit), Thread::startVirtualThread);
    }

    /// Holds the lock that every append needs.
    private Connection lock() throws SQLException {
        var connection = DriverManager.getConnection(database, "postgres", "");
        connection.setAutoCommit(false);
        connection.createStatement().execute("SELECT FROM ledger FOR UPDATE");
        return connection;
    }

    /// One unit for each of the two writers, which now wait for the lock.
    private List<CompletableFuture<List<StoredEvent>>> keepWritersWaiting(TestLedger node) {
        var units = new ArrayList<CompletableFuture<List<StoredEvent>>>();
        for (var writer = 1; writer <= 2; writer++) {
            units.add(inBackground(node, unit("s-" + UUID.randomUUID(), 0, 1)));
            await().until(() ->
                    parley.jdbc.sql(CALLS_THAT_WAIT).query(Integer.class).single() == units.size());
        }
        return units;
    }

    @Test
    void whatWasStoredIsASuccessAlsoWhenTheAnswerIsLost() {
        try (var node = throughProxy(10, Duration.ofSeconds(10))) {
            node.ledger.append(unit(stream, 0, 1));
            proxy.loseAnswers();
            var append = inBackground(node, unit(stream, 1, 3));
            await().until(() -> parley.ledger.head(stream) == 3);
            proxy.restore();
            assertThat(append.join()).isEqualTo(parley.ledger.stream(stream, 1).toList());
            assertThat(parley.ledger.lastPosition()).isEqualTo(4);
        }
    }

    /// Told as stale it would be decided again, and done twice.
    @Test
    void whatWasStoredIsASuccessAlsoWhenWhatItReadHasMovedOnSince() throws Exception {
        try (var node = throughProxy(10, Duration.ofSeconds(10))) {
            node.ledger.append(unit("read-" + stream, 0, 1));
            var unit = unit(stream, 0, 2);
            proxy.loseAnswers();
            var append = CompletableFuture.supplyAsync(
                    () -> node.ledger.append(unit, Map.of("read-" + stream, 0L)), Thread::startVirtualThread);
            await().until(() -> parley.ledger.head(stream) == 1);
            parley.ledger.append(unit("read-" + stream, 1, 1));
            proxy.restore();
            assertThat(append.join()).isEqualTo(parley.ledger.stream(stream, 0).toList());
            assertThat(parley.ledger.lastPosition()).isEqualTo(4);
        }
    }

    @Test
    void whatWasStoredIsASuccessAlsoWhenTheLedgerTakesNothingAnyMore() {
        try (var node = throughProxy(10, Duration.ofSeconds(10))) {
            node.ledger.append(unit(stream, 0, 1));
            proxy.loseAnswers();
            var append = inBackground(node, unit(stream, 1, 3));
            await().until(() -> parley.ledger.head(stream) == 3);
            parley.jdbc.sql("UPDATE relay SET stopped = 'a stranger'").update();
            proxy.restore();
            assertThat(append.join()).isEqualTo(parley.ledger.stream(stream, 1).toList());
        }
    }

    @Test
    void whatALedgerThatTakesNothingRefusesIsNotStoredLater() throws Exception {
        try (var node = throughProxy(10, Duration.ofSeconds(10))) {
            node.ledger.append(unit(stream, 0, 1));
            try (var lock = lock()) {
                var append = inBackground(node, unit(stream, 1, 1));
                await().until(() ->
                        parley.jdbc.sql(CALLS_THAT_WAIT).query(Integer.class).single() == 1);
                proxy.cut();
                parley.jdbc.sql("UPDATE relay SET checked = NULL").update();
                lock.commit();
                proxy.restore();
                assertThatThrownBy(append::join).hasCauseInstanceOf(LedgerBusy.class);
            }
            assertThat(parley.ledger.head(stream)).isZero();
        }
    }

    @Test
    void aRefusalIsARefusalAlsoWhenTheFirstAnswerIsLost() throws Exception {
        try (var node = throughProxy(10, Duration.ofSeconds(10))) {
            node.ledger.append(unit(stream, 0, 1));
            try (var lock = lock()) {
                var append = inBackground(node, unit(stream, 0, 1));
                proxy.loseAnswers();
                lock.commit();
                await().pollDelay(Duration.ofMillis(300)).until(() -> true);
                proxy.restore();
                assertThatThrownBy(append::join).hasCauseInstanceOf(StreamConflict.class);
            }
        }
    }

    @Test
    void withoutADatabaseNobodyWaitsForEver() {
        try (var node = throughProxy(10, Duration.ofSeconds(1))) {
            node.ledger.append(unit(stream, 0, 1));
            proxy.cut();
            assertThatThrownBy(() -> node.ledger.append(unit(stream, 1, 1))).isInstanceOf(LedgerUnavailable.class);
            proxy.restore();
            await().atMost(Duration.ofSeconds(10))
                    .ignoreException(LedgerUnavailable.class)
                    .until(() -> !node.ledger
                            .append(unit("s-" + UUID.randomUUID(), 0, 1))
                            .isEmpty());
        }
    }

    @Test
    void whenTooManyWaitTheNextIsToldSoAndTheOthersAreStored() throws Exception {
        try (var node = throughProxy(3, Duration.ofSeconds(10));
                var lock = lock()) {
            var units = new ArrayList<CompletableFuture<List<StoredEvent>>>();
            await().until(() -> {
                units.add(inBackground(node, unit("s-" + UUID.randomUUID(), 0, 1)));
                await().pollDelay(Duration.ofMillis(20)).until(() -> true);
                return units.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
            });
            lock.rollback();
            var stored = 0L;
            for (var unit : units) {
                stored += unit.handle((events, error) -> {
                            assertThat(error == null || error.getCause() instanceof LedgerBusy)
                                    .isTrue();
                            return error == null ? 1 : 0;
                        })
                        .join();
            }
            assertThat(stored).isGreaterThanOrEqualTo(3);
            assertThat(parley.ledger.lastPosition()).isEqualTo(stored);
        }
    }

    @Test
    void whoeverWaitedInVainIsNotStoredLater() throws Exception {
        try (var node = throughProxy(10, Duration.ofMillis(500));
                var lock = lock()) {
            var inCalls = keepWritersWaiting(node);
            assertThatThrownBy(() -> node.ledger.append(unit(stream, 0, 1))).isInstanceOf(LedgerBusy.class);
            lock.rollback();
            assertThat(inCalls)
                    .allSatisfy(call -> assertThatThrownBy(call::join).hasCauseInstanceOf(LedgerUnavailable.class));
            await().until(() -> parley.ledger.lastPosition() == 2);
            assertThat(parley.ledger.head(stream)).isEqualTo(-1);
        }
    }

    @Test
    void closingStoresWhatWaits() throws Exception {
        var units = new ArrayList<CompletableFuture<List<StoredEvent>>>();
        try (var node = throughProxy(100, Duration.ofSeconds(10))) {
            try (var lock = lock()) {
                units.addAll(keepWritersWaiting(node));
                for (var i = 0; i < 20; i++) {
                    units.add(inBackground(node, unit("s-" + UUID.randomUUID(), 0, 1)));
                }
                await().until(() ->
                        node.meters.get("parley.ledger.waiting").gauge().value() == 20);
                lock.rollback();
            }
        }
        assertThat(units).allSatisfy(unit -> assertThat(unit.join()).hasSize(1));
    }

    @Test
    void nothingOnTheServerWaitsForEver() {
        assertThat(List.of("synchronous_commit", "lock_timeout", "statement_timeout", "transaction_isolation"))
                .extracting(name ->
                        parley.jdbc.sql("SHOW " + name).query(String.class).single())
                .containsExactly("on", "5s", "10s", "read committed");
        assertThat(parley.jdbc.sql("SHOW fsync").query(String.class).single()).isEqualTo("on");
    }
}
