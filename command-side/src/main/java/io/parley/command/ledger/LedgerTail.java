package io.parley.command.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The newest events that this JVM has appended, so that the relay needn't read them back; and how far the ledger goes
/// as far as is known here. Another JVM's events are missing in it.
public final class LedgerTail {
    private static final int SIZE = 4096;

    private final AtomicReferenceArray<@Nullable StoredEvent> events = new AtomicReferenceArray<>(SIZE);
    private long head;
    private volatile boolean followed;

    void add(List<StoredEvent> appended) {
        for (var event : appended) {
            events.set(slot(event.position()), event);
        }
        reached(appended.getLast().position());
    }

    /// Says whether the relay that leads is in this JVM, and so needs no notice of what is appended here.
    public void followed(boolean here) {
        followed = here;
    }

    boolean isFollowed() {
        return followed;
    }

    /// Forgets the events: another ledger may be behind it by now.
    public void clear() {
        for (var i = 0; i < SIZE; i++) {
            events.set(i, null);
        }
    }

    /// The ledger goes as far as this position at least.
    public synchronized void reached(long position) {
        if (position > head) {
            head = position;
            notifyAll();
        }
    }

    public synchronized long head() {
        return head;
    }

    /// Waits until the ledger goes beyond a position, or for so many milliseconds.
    public synchronized boolean awaitBeyond(long position, long millis) throws InterruptedException {
        var deadline = System.nanoTime() + millis * 1_000_000;
        for (var left = millis; head <= position && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return head > position;
    }

    /// The events that follow a position, up to `limit` and to the first one that is missing.
    public List<StoredEvent> after(long position, int limit) {
        var found = new ArrayList<StoredEvent>();
        for (var next = position + 1; found.size() < limit; next++) {
            var event = events.get(slot(next));
            if (event == null || event.position() != next) {
                return found;
            }
            found.add(event);
        }
        return found;
    }

    private static int slot(long position) {
        return (int) (position % SIZE);
    }
}
