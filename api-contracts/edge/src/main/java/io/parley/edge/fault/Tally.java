package io.parley.edge.fault;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Counts what comes again and again, and says when a line about it is due: at once, and then
/// after each `every`.
final class Tally {
    private final long everyNanos;
    private final LongSupplier nanoTime;
    private long untold;
    private long toldAt;
    private boolean told;

    Tally(Duration every, LongSupplier nanoTime) {
        this.everyNanos = every.toNanos();
        this.nanoTime = nanoTime;
    }

    /// Counts one. Returns 0, or how many came since the last line if the next one is due.
    synchronized long add() {
        var now = nanoTime.getAsLong();
        untold++;
        if (told && now - toldAt < everyNanos) {
            return 0;
        }
        var due = untold;
        untold = 0;
        toldAt = now;
        told = true;
        return due;
    }

    /// What ends a line about so many.
    static String since(long count) {
        return count == 1 ? "" : " (" + count + " times since the last line)";
    }
}
