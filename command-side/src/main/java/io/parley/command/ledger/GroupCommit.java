package io.parley.command.ledger;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.parley.command.ledger.AppendCall.Outcome;
import io.parley.command.ledger.AppendCall.Refused;
import io.parley.command.ledger.AppendCall.Stored;
import io.parley.command.ledger.AppendCall.Unit;
import io.parley.edge.fault.Outage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Appends what many callers bring by few calls: each writer takes what waits and makes one call of it. CPU is paid by
/// the call, here and in all that follows, so after a call that took several a writer rests, up to `RESTS` times
/// as long as it took: under load calls grow.
///
/// Where the result of a call is unknown (the connection died), the call is made again: a unit that was stored the
/// first time is now refused as a duplicate, or because the ledger takes nothing any more, and what is stored tells
/// whether it is the very same.
final class GroupCommit implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int BATCH = 500;
    /// Units, from which on more of them make none cheaper.
    private static final int ENOUGH = 64;

    private static final int RESTS = 3;
    private static final Duration LONGEST_REST = Duration.ofMillis(50);

    /// @param until when its patience is over, as `System.nanoTime`
    private record Waiting(Unit unit, long until, CompletableFuture<List<StoredEvent>> stored) {
        /// Behind all others; tells each writer to end.
        static final Waiting LAST = new Waiting(new Unit(List.of(), Map.of()), 0, new CompletableFuture<>());

        boolean isOverdue() {
            return System.nanoTime() - until > 0;
        }

        void complete(Outcome outcome) {
            switch (outcome) {
                case Stored(var events) -> stored.complete(events);
                case Refused(var why) -> stored.completeExceptionally(why);
            }
        }
    }

    private final Outage outage = new Outage(log, "The ledger's database");
    private final AppendCall call;
    private final JdbcClient jdbc;
    private final LedgerTail tail;
    private final BlockingQueue<Waiting> waiting;
    private final Duration patience;
    private final List<Thread> writers = new ArrayList<>();
    private final DistributionSummary batchSize;
    private final Timer callTime;
    /// Those that have no answer, the oldest first.
    private final Queue<Waiting> unanswered = new ConcurrentLinkedQueue<>();
    /// Ends the waits that are too long. A deadline of each unit's own would wake the thread that keeps it each time.
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ledger-patience").daemon().factory());

    private volatile boolean closed;

    GroupCommit(AppendCall call, JdbcClient jdbc, LedgerTail tail, LedgerProperties settings, MeterRegistry meters) {
        this.call = call;
        this.jdbc = jdbc;
        this.tail = tail;
        this.waiting = new ArrayBlockingQueue<>(settings.waiting());
        this.patience = settings.patience();
        var tick = Math.max(1, patience.toMillis() / 10);
        var _ = clock.scheduleWithFixedDelay(this::giveUp, tick, tick, MILLISECONDS);
        this.batchSize = meters.summary("parley.ledger.batch");
        this.callTime = meters.timer("parley.ledger.append");
        meters.gaugeCollectionSize("parley.ledger.waiting", List.of(), waiting);
        for (var i = 1; i <= settings.writers(); i++) {
            writers.add(Thread.ofPlatform().name("ledger-writer-" + i).daemon().start(this::write));
        }
    }

    List<StoredEvent> append(Unit unit) {
        var ours = new Waiting(unit, System.nanoTime() + patience.toNanos(), new CompletableFuture<>());
        unanswered.add(ours);
        try {
            if (closed || !waiting.offer(ours)) {
                throw new LedgerBusy(closed ? "the ledger is closing" : "too many units of work are waiting");
            }
            return ours.stored.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : new LedgerUnavailable("append failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable("interrupted while appending", e);
        } finally {
            unanswered.remove(ours);
        }
    }

    private void giveUp() {
        for (var one = unanswered.peek(); one != null && one.isOverdue(); one = unanswered.peek()) {
            unanswered.remove(one);
            one.stored.completeExceptionally(
                    waiting.remove(one)
                            ? new LedgerBusy("waited in vain")
                            : new LedgerUnavailable("no answer from the database", null));
        }
    }

    private void write() {
        try {
            for (var batch = take(); !batch.isEmpty(); batch = take()) {
                var begun = System.nanoTime();
                write(batch);
                if (batch.size() < ENOUGH) {
                    rest(batch.size(), Duration.ofNanos(System.nanoTime() - begun));
                }
            }
        } catch (InterruptedException e) {
            log.warn("a writer of the ledger was interrupted");
        }
    }

    /// After one alone not at all.
    private static void rest(int units, Duration worked) throws InterruptedException {
        var rest = worked.multipliedBy(Math.min(RESTS, units / 2));
        Thread.sleep(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
    }

    /// What waits, about `BATCH` events and reads; at least one unit. Empty at the end.
    private List<Waiting> take() throws InterruptedException {
        var batch = new ArrayList<Waiting>();
        var size = 0;
        for (var next = waiting.take(); next != null; next = waiting.poll()) {
            if (next.equals(Waiting.LAST)) {
                waiting.put(next);
                return batch;
            }
            batch.add(next);
            size += next.unit.size();
            if (size >= BATCH) {
                return batch;
            }
        }
        return batch;
    }

    private void write(List<Waiting> batch) throws InterruptedException {
        var units = batch.stream().map(Waiting::unit).toList();
        batchSize.record(units.stream().mapToInt(unit -> unit.events().size()).sum());
        var deadline = System.nanoTime() + patience.toNanos();
        for (var again = false; ; again = true) {
            try {
                var start = System.nanoTime();
                var outcomes = call.append(units, tail.isFollowed());
                callTime.record(Duration.ofNanos(System.nanoTime() - start));
                outage.succeeded();
                for (var i = 0; i < outcomes.size(); i++) {
                    var outcome = again ? settled(units.get(i).events(), outcomes.get(i)) : outcomes.get(i);
                    if (outcome instanceof Stored(var events)) {
                        tail.add(events);
                    }
                    batch.get(i).complete(outcome);
                }
                return;
            } catch (SQLException | RuntimeException e) {
                outage.failed(reason(e));
                if (System.nanoTime() - deadline > 0) {
                    var fault = new LedgerUnavailable("the database doesn't answer", e);
                    batch.forEach(one -> one.complete(new Refused(fault)));
                    return;
                }
                Thread.sleep(100);
            }
        }
    }

    /// Without the message, which may quote rows.
    private static String reason(Exception e) {
        return e instanceof SQLException sql
                ? "SQLSTATE " + sql.getSQLState()
                : e.getClass().getName();
    }

    /// At a second try, a duplicate may be what the first one stored, and so may be what a closed ledger refuses. (A
    /// first one that still waits in line then will be refused too.)
    private Outcome settled(List<NewEvent> unit, Outcome outcome) {
        if (!(outcome instanceof Refused(var why)) || !(why instanceof DuplicateEvent || why instanceof LedgerBusy)) {
            return outcome;
        }
        var ids = unit.stream().map(e -> e.eventId().value()).toList();
        var stored = jdbc.sql("SELECT * FROM event WHERE event_id IN (:ids) ORDER BY position")
                .param("ids", ids)
                .query(Ledger::stored)
                .list();
        var same = stored.size() == unit.size();
        for (var i = 0; same && i < unit.size(); i++) {
            same = stored.get(i).holds(unit.get(i));
        }
        return same ? new Stored(stored) : outcome;
    }

    /// Takes no more units, and returns when those that wait are appended or have run out of patience.
    @Override
    public void close() {
        closed = true;
        // when those who wait have been told
        var _ = clock.schedule(clock::shutdownNow, patience.toMillis() * 2, MILLISECONDS);
        try {
            waiting.put(Waiting.LAST);
            for (var writer : writers) {
                writer.join(patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
