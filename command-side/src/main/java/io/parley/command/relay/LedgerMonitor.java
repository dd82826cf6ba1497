package io.parley.command.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks each second whether the ledger takes what is appended, on a thread of its own, so that whoever asks for the
/// health of a node needn't wait for a database that doesn't answer.
final class LedgerMonitor implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LedgerMonitor.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration WHILE_CLOSED = Duration.ofMillis(100);
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(2);
    private static final long STALE_NANOS = 4_000_000_000L;

    /// @param stopped why the relay has stopped for good, on whichever node
    /// @param checked whether the relay has checked the topic since PostgreSQL has started
    record Seen(long lastPosition, @Nullable String stopped, boolean checked) {
        boolean isOpen() {
            return stopped == null && checked;
        }
    }

    private record Look(Seen seen, long nanos) {}

    private final JdbcClient jdbc;
    private volatile @Nullable Look last;
    private final BackgroundLoop loop = new BackgroundLoop("ledger-monitor", STOPPING, this::round);

    LedgerMonitor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Absent where the database hasn't answered for some seconds.
    @Nullable
    Seen seen() {
        var look = last;
        return look == null || System.nanoTime() - look.nanos > STALE_NANOS ? null : look.seen;
    }

    private Duration round() {
        try {
            var begun = System.nanoTime();
            var seen = look();
            last = new Look(seen, begun);
            return seen.isOpen() ? EVERY : WHILE_CLOSED;
        } catch (RuntimeException e) {
            log.debug("no answer", e);
            last = null;
            return BACKOFF;
        }
    }

    private Seen look() {
        return jdbc.sql("""
            SELECT last_position, stopped, checked IS NOT DISTINCT FROM pg_postmaster_start_time() AS checked
            FROM ledger, relay\
            """).query(Seen.class).single();
    }

    @Override
    public void start() {
        loop.start();
    }

    /// Waits until its connection is given back: the pool closes next.
    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
