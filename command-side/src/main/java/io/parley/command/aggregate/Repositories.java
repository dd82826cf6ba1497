package io.parley.command.aggregate;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;

/// Makes the repository of each kind of aggregate: cached, locked by identifier, with snapshots.
public final class Repositories {
    private static final int LOCK_ATTEMPTS = 10;

    private final EventStore eventStore;
    private final AggregateProperties settings;
    private final Snapshotting snapshotting;
    private final Cache cache;
    private final Map<Class<?>, AggregateRepository<?>> made = new ConcurrentHashMap<>();

    Repositories(EventStore eventStore, AggregateProperties settings, Snapshotting snapshotting) {
        this.eventStore = eventStore;
        this.settings = settings;
        this.snapshotting = snapshotting;
        this.cache = new BoundedCache(
                Caffeine.newBuilder().maximumSize(settings.cached()).build());
    }

    /// The same for each who asks, so that all share its locks.
    @SuppressWarnings("unchecked")
    public <T> AggregateRepository<T> of(Class<T> type, Function<String, T> blank) {
        return (AggregateRepository<T>)
                made.computeIfAbsent(type, _ -> new AggregateRepository<>(repository(type, blank), blank));
    }

    private <T> EventSourcingRepository<T> repository(Class<T> type, Function<String, T> blank) {
        snapshotting.add(type);
        var factory = new Factory<>(type, blank);
        return EventSourcingRepository.builder(type)
                .aggregateFactory(factory)
                .eventStore(eventStore)
                .cache(cache)
                .snapshotTriggerDefinition(snapshotting)
                .lockFactory(PessimisticLockFactory.builder()
                        .acquireAttempts(LOCK_ATTEMPTS)
                        .lockAttemptTimeout((int)
                                settings.lockTimeout().dividedBy(LOCK_ATTEMPTS).toMillis())
                        .build())
                .build();
    }

    private static final class Factory<T> extends AbstractAggregateFactory<T> {
        private final Function<String, T> blank;

        Factory(Class<T> type, Function<String, T> blank) {
            super(type);
            this.blank = blank;
        }

        @Override
        @SuppressWarnings("rawtypes") // as Axon declares it
        protected T doCreateAggregate(String streamId, DomainEventMessage firstEvent) {
            return blank.apply(streamId);
        }
    }
}
