package io.parley.command.account;

import io.parley.command.account.PasswordHashing.Asker;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// What waits to be hashed. Askers take turns, so that one who asks for much waits for their own alone. Known
/// devices and others stand in two lines that take turns too, each with as many places: however many others
/// wait, there is room for a known device. In a line that is full, whoever has the most in it loses the last of
/// them to one who has fewer.
final class HashingQueue {
    private final Semaphore ready = new Semaphore(0);
    private final Line known;
    private final Line others;
    private boolean nextIsKnown;

    /// @param places in each of the two lines
    HashingQueue(int places) {
        known = new Line(places);
        others = new Line(places);
    }

    /// False where there is no place. Cancels the task that it takes a place from.
    boolean add(Asker asker, FutureTask<?> task) {
        synchronized (this) {
            if (!line(asker).add(asker.name(), task)) {
                return false;
            }
        }
        ready.release();
        return true;
    }

    /// Gives up the place of a task that nobody waits for any more.
    synchronized void remove(Asker asker, FutureTask<?> task) {
        line(asker).remove(asker.name(), task);
    }

    /// Waits until there is one.
    FutureTask<?> take() throws InterruptedException {
        while (true) {
            ready.acquire();
            var task = poll();
            if (task != null) {
                return task;
            }
        }
    }

    /// Null where what came was removed.
    private synchronized @Nullable FutureTask<?> poll() {
        nextIsKnown = !nextIsKnown;
        var task = (nextIsKnown ? known : others).poll();
        return task != null ? task : (nextIsKnown ? others : known).poll();
    }

    private Line line(Asker asker) {
        return asker.known() ? known : others;
    }

    private static final class Line {
        private final int places;

        /// By asker, in the order of their turns. None is empty.
        private final Map<String, Deque<FutureTask<?>>> waiting = new LinkedHashMap<>();

        private int count;

        Line(int places) {
            this.places = places;
        }

        boolean add(String asker, FutureTask<?> task) {
            if (count >= places && !makeRoom(asker)) {
                return false;
            }
            waiting.computeIfAbsent(asker, _ -> new ArrayDeque<>()).add(task);
            count++;
            return true;
        }

        private boolean makeRoom(String asker) {
            var own = waiting.get(asker);
            var most = Collections.max(waiting.values(), Comparator.comparingInt(Deque::size));
            if (most.size() <= (own == null ? 0 : own.size()) + 1) {
                return false;
            }
            most.removeLast().cancel(false);
            count--;
            return true;
        }

        @Nullable
        FutureTask<?> poll() {
            if (waiting.isEmpty()) {
                return null;
            }
            var asker = waiting.keySet().iterator().next();
            var own = waiting.remove(asker);
            var task = own == null ? null : own.poll();
            count--;
            if (own != null && !own.isEmpty()) {
                waiting.put(asker, own); // behind the others
            }
            return task;
        }

        void remove(String asker, FutureTask<?> task) {
            var own = waiting.get(asker);
            if (own != null && own.remove(task)) {
                count--;
                if (own.isEmpty()) {
                    waiting.remove(asker);
                }
            }
        }
    }
}
