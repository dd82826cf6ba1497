package io.parley.projection.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// The inbox's state as of its token. Part of it is in memory; the rest is read when a batch needs it. A batch
/// works on the state that it gets and hands it back once it is stored.
final class ReadThroughCache<K, V> {
    private final Cache<K, V> cache;
    private final Function<Set<K>, Map<K, V>> read;
    private volatile boolean complete;

    /// @param weight the weight of one value; all values together weigh at most `maximum`
    /// @param read the stored state of these keys as of the token; keys without any are left out
    ReadThroughCache(long maximum, ToIntFunction<V> weight, Function<Set<K>, Map<K, V>> read) {
        this.read = read;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(maximum)
                .weigher((K _, V value) -> weight.applyAsInt(value))
                .executor(Runnable::run)
                .evictionListener((_, _, _) -> complete = false)
                .build();
    }

    /// Starts over. If nothing is stored before the token, nothing has to be read.
    void forget(boolean nothingStored) {
        cache.invalidateAll();
        complete = nothingStored;
    }

    Map<K, V> of(Collection<K> keys) {
        var wanted = new LinkedHashSet<>(keys);
        var found = new HashMap<>(cache.getAllPresent(wanted));
        wanted.removeAll(found.keySet());
        if (!complete && !wanted.isEmpty()) {
            found.putAll(read.apply(wanted));
        }
        return found;
    }

    void keep(Map<K, V> stored) {
        cache.putAll(stored);
    }
}
