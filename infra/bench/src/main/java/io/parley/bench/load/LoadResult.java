package io.parley.bench.load;

import org.HdrHistogram.Histogram;

/// What came of one stretch of load. Latencies are in microseconds from the moment at which the message was due, so
/// that a server which stalls is charged for all that would have been sent meanwhile.
///
/// @param delivered when the last of those who are connected has it
/// @param late from due to sent: how far the generator and the one-unanswered rule held messages back
public final class LoadResult {
    private static final long MOST_MICROS = 600_000_000;

    public final double rate;
    public final double seconds;
    public final Histogram acknowledged = new Histogram(MOST_MICROS, 3);
    public final Histogram delivered = new Histogram(MOST_MICROS, 3);
    public final Histogram late = new Histogram(MOST_MICROS, 3);
    long due;
    public long sent;
    public long busy;
    public long failed;
    long refused;
    public long abandoned;

    LoadResult(double rate, double seconds) {
        this.rate = rate;
        this.seconds = seconds;
    }

    static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos / 1_000, 0, MOST_MICROS));
    }

    public static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }

    /// Whether the rate was borne: everything that was due was sent and has arrived, and in time.
    public boolean isHeld(double p99Millis) {
        return failed == 0
                && refused == 0
                && abandoned == 0
                && delivered.getTotalCount() == due
                && millis(delivered, 99) <= p99Millis;
    }
}
