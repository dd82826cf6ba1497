package io.parley.edge.fault;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/// Tells the log when a server is away or late, and when it is back. However often it comes and goes, there is
/// at most one line each `EVERY` about its absence, and it is back only after `SETTLED` without a failed call.
/// Thread-safe; doesn't block.
public final class Outage {
    static final Duration EVERY = Duration.ofSeconds(10);
    static final Duration SETTLED = Duration.ofSeconds(3);

    private final Logger log;
    private final String server;
    private final LongSupplier nanoTime;
    private final Tally tally;
    private volatile boolean away;
    private boolean told;
    private long failures;
    private long failedAt;

    /// @param server its name as the line begins, like `Redis`
    public Outage(Logger log, String server) {
        this(log, server, System::nanoTime);
    }

    Outage(Logger log, String server, LongSupplier nanoTime) {
        this.log = log;
        this.server = server;
        this.nanoTime = nanoTime;
        this.tally = new Tally(EVERY, nanoTime);
    }

    /// Call it for each call that failed.
    ///
    /// @param why a word of ours, like the exception's class
    public synchronized void failed(String why) {
        away = true;
        failedAt = nanoTime.getAsLong();
        failures++;
        var due = tally.add();
        if (due > 0) {
            told = true;
            log.warn("{} is away or late: {}{}", server, why, Tally.since(due));
        }
    }

    /// Call it for each call that succeeded. It costs nothing while all is well.
    public void succeeded() {
        if (away) {
            settle();
        }
    }

    private synchronized void settle() {
        if (away && nanoTime.getAsLong() - failedAt >= SETTLED.toNanos()) {
            away = false;
            if (told) {
                log.info("{} is back; {} calls failed", server, failures);
            }
            told = false;
            failures = 0;
        }
    }
}
