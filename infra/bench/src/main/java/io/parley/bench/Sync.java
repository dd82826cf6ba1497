package io.parley.bench;

import java.util.TreeMap;
import java.util.function.Consumer;

/// One person's inbox as a client keeps it: the next number is applied, a smaller one dropped, a larger one waits until
/// what is missing has come.
final class Sync {
    private static final int EARLY_MAX = 20_000;

    private final Consumer<Heard.Said> applied;
    private final TreeMap<Long, Heard.Said> early = new TreeMap<>();
    private String epoch = "";
    private long seq = -1;
    private long known = -1;
    private long repeated;

    Sync(Consumer<Heard.Said> applied) {
        this.applied = applied;
    }

    /// The first time, this is where it begins.
    void head(String headEpoch, long headSeq) {
        if (seq < 0) {
            epoch = headEpoch;
            seq = headSeq;
        }
        if (!headEpoch.equals(epoch)) {
            throw new IllegalStateException("another epoch: " + headEpoch + " after " + epoch);
        }
        known = Math.max(known, headSeq);
    }

    /// Begins before all that there is.
    void fromTheStart(String headEpoch) {
        epoch = headEpoch;
        seq = 0;
    }

    void entry(long number, Heard.Said said) {
        known = Math.max(known, number);
        if (number <= seq) {
            repeated++;
        } else if (number == seq + 1) {
            apply(said);
            for (var next = early.remove(seq + 1); next != null; next = early.remove(seq + 1)) {
                apply(next);
            }
        } else if (early.size() < EARLY_MAX) {
            early.put(number, said);
        }
    }

    private void apply(Heard.Said said) {
        seq++;
        applied.accept(said);
    }

    /// Whether there is something that hasn't come.
    boolean isBehind() {
        return known > seq;
    }

    String epoch() {
        return epoch;
    }

    long seq() {
        return seq;
    }

    long repeated() {
        return repeated;
    }
}
