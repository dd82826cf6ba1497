package io.parley.command.aggregate;

import com.github.benmanes.caffeine.cache.Cache;
import org.axonframework.common.Registration;
import org.jspecify.annotations.Nullable;

/// Caffeine as Axon knows a cache. Entries are held strongly: Axon's own `WeakReferenceCache` is empty after each
/// collection.
final class BoundedCache implements org.axonframework.common.caching.Cache {
    private final Cache<Object, Object> entries;

    BoundedCache(Cache<Object, Object> entries) {
        this.entries = entries;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <K, V> @Nullable V get(K key) {
        return (V) entries.getIfPresent(key);
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return entries.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.asMap().containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nobody listens to the cache of aggregates");
    }
}
