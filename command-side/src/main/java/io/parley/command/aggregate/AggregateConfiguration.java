package io.parley.command.aggregate;

import io.parley.api.Event;
import io.parley.command.ledger.Ledger;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Axon's event store and repositories, put together by hand: its starters know Spring Boot 3.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AggregateProperties.class)
class AggregateConfiguration {
    @Bean
    Snapshots ledgerSnapshots(@Qualifier("ledgerDataSource") DataSource database) {
        return new Snapshots(database);
    }

    @Bean
    LedgerEventStorageEngine ledgerEventStorageEngine(Ledger ledger, Snapshots snapshots) {
        return new LedgerEventStorageEngine(ledger, snapshots);
    }

    /// Each event takes over where its command came from: the ledger makes its id of that.
    @Bean
    EventStore eventStore(LedgerEventStorageEngine engine) {
        var store = EmbeddedEventStore.builder().storageEngine(engine).build();
        store.registerDispatchInterceptor(events -> (index, event) -> {
            CommandExecution.current().appending((Event) event.getPayload());
            return event.andMetaData(
                    ofCommand(CurrentUnitOfWork.get().getMessage().getMetaData()));
        });
        return store;
    }

    private static MetaData ofCommand(MetaData command) {
        return command.subset(CommandMetadata.KEYS.toArray(String[]::new));
    }

    @Bean(destroyMethod = "close")
    Snapshotting snapshotting(Snapshots snapshots, AggregateProperties settings) {
        return new Snapshotting(snapshots, settings.snapshotEvery());
    }

    @Bean
    Repositories repositories(EventStore eventStore, AggregateProperties settings, Snapshotting snapshotting) {
        return new Repositories(eventStore, settings, snapshotting);
    }
}
