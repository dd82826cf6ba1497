package io.parley.connector;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What was noted since the last tick, each thing once.
final class Pending<T> {
    private final Set<T> noted = ConcurrentHashMap.newKeySet();

    void add(T one) {
        noted.add(one);
    }

    void addAll(Collection<T> some) {
        noted.addAll(some);
    }

    /// All of it, which is noted no more. What comes meanwhile stays.
    Collection<T> take() {
        var taken = List.copyOf(noted);
        taken.forEach(noted::remove);
        return taken;
    }
}
