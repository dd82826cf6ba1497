package io.parley.connector.socket;

/// How many frames one socket may still send: a token bucket that refills with time, and below it a second one
/// that bears the frames over the limit. A frame counts once for each 4 KiB begun. Only one thread may use it
/// at a time.
public final class FrameRate {
    public enum Verdict {
        FINE,
        TOO_MANY,
        FLOOD
    }

    private static final int UNIT = 4096;

    private final int perSecond;
    private double left;
    private long asOf;

    FrameRate(int perSecond, long nanoTime) {
        this.perSecond = perSecond;
        this.left = most();
        this.asOf = nanoTime;
    }

    Verdict count(int length, long nanoTime) {
        left = Math.min(most(), left + (nanoTime - asOf) * 1e-9 * perSecond);
        asOf = nanoTime;
        left -= 1 + length / UNIT;
        return left >= 0 ? Verdict.FINE : left > -10 * most() ? Verdict.TOO_MANY : Verdict.FLOOD;
    }

    /// Until the next frame is within the limit.
    long retryAfterMillis() {
        return Math.max(1, (long) Math.ceil((1 - left) * 1000 / perSecond));
    }

    private double most() {
        return 2.0 * perSecond;
    }
}
