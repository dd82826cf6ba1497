package io.parley.connector.signal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The notes since the last tick, each once.
public final class Pending<T> {
    private final Set<T> noted = ConcurrentHashMap.newKeySet();

    public void add(T one) {
        noted.add(one);
    }

    public void addAll(Collection<T> some) {
        noted.addAll(some);
    }

    /// Takes and removes all notes. Notes that arrive meanwhile stay for the next tick.
    public Collection<T> take() {
        var taken = List.copyOf(noted);
        taken.forEach(noted::remove);
        return taken;
    }
}
