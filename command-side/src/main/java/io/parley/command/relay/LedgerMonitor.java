package io.parley.command.relay;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

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
    private volatile @Nullable Thread thread;

    LedgerMonitor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Absent where the database hasn't answered for some seconds.
    @Nullable
    Seen seen() {
        var look = last;
        return look == null || System.nanoTime() - look.nanos > STALE_NANOS ? null : look.seen;
    }

    private void run() {
        while (isRunning()) {
            try {
                var begun = System.nanoTime();
                var seen = look();
                last = new Look(seen, begun);
                MILLISECONDS.sleep(seen.isOpen() ? 1_000 : 100);
            } catch (InterruptedException e) {
                log.debug("interrupted");
            } catch (RuntimeException e) {
                log.debug("no answer", e);
                last = null;
                pause();
            }
        }
    }

    private Seen look() {
        return jdbc.sql("""
            SELECT last_position, stopped, checked IS NOT DISTINCT FROM pg_postmaster_start_time() AS checked
            FROM ledger, relay\
            """).query(Seen.class).single();
    }

    private static void pause() {
        try {
            MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            log.debug("interrupted");
        }
    }

    @Override
    public void start() {
        var monitor = Thread.ofPlatform().name("ledger-monitor").daemon().unstarted(this::run);
        thread = monitor;
        monitor.start();
    }

    /// Waits until its connection is given back: the pool closes next.
    @Override
    public void stop() {
        var monitor = thread;
        thread = null;
        if (monitor == null) {
            return;
        }
        monitor.interrupt();
        try {
            monitor.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
