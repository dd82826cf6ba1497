package io.parley.connector.signal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What was noted since the last tick, each thing once.
public final class Pending<T> {
    private final Set<T> noted = ConcurrentHashMap.newKeySet();

    public void add(T one) {
        noted.add(one);
    }

    public void addAll(Collection<T> some) {
        noted.addAll(some);
    }

    /// All of it, which is noted no more. What comes meanwhile stays.
    public Collection<T> take() {
        var taken = List.copyOf(noted);
        taken.forEach(noted::remove);
        return taken;
    }
}
