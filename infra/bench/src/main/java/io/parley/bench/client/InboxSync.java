package io.parley.bench.client;

import java.util.TreeMap;
import java.util.function.Consumer;

/// One person's inbox as a client keeps it: the next number is applied, a smaller one dropped, a larger one waits until
/// what is missing has come. It begins at the start.
public final class InboxSync {
    private static final int EARLY_MAX = 20_000;

    private final Consumer<ReceivedFrame.EntryEvent> applied;
    private final TreeMap<Long, ReceivedFrame.EntryEvent> early = new TreeMap<>();
    private String epoch = "";
    private long seq;
    private long known;

    InboxSync(Consumer<ReceivedFrame.EntryEvent> applied) {
        this.applied = applied;
    }

    void head(String headEpoch, long headSeq) {
        require(headEpoch);
        known = Math.max(known, headSeq);
    }

    void entry(String entryEpoch, long number, ReceivedFrame.EntryEvent event) {
        head(entryEpoch, number);
        if (number == seq + 1) {
            apply(event);
            for (var next = early.remove(seq + 1); next != null; next = early.remove(seq + 1)) {
                apply(next);
            }
        } else if (number > seq && early.size() < EARLY_MAX) {
            early.put(number, event);
        }
    }

    private void require(String wanted) {
        if (epoch.isEmpty()) {
            epoch = wanted;
        } else if (!epoch.equals(wanted)) {
            throw new IllegalStateException("another epoch: " + wanted + " after " + epoch);
        }
    }

    private void apply(ReceivedFrame.EntryEvent event) {
        seq++;
        applied.accept(event);
    }

    /// Whether there is something that hasn't come.
    boolean isBehind() {
        return known > seq;
    }

    /// Whether it is known how far it goes, and all of that is there.
    boolean isCaughtUp() {
        return !epoch.isEmpty() && !isBehind();
    }

    String epoch() {
        return epoch;
    }

    public long seq() {
        return seq;
    }
}
