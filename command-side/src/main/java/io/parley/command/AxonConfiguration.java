package io.parley.command;

import io.parley.api.Event;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.LedgerEventStorageEngine;
import io.parley.command.ledger.Origin;
import io.parley.command.ledger.Snapshots;
import java.time.InstantSource;
import java.util.HashMap;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Axon's parts, put together by hand: its starters know Spring Boot 3.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AggregateProperties.class)
class AxonConfiguration {

    /// Each event takes over where its command came from: the ledger makes its id of that.
    @Bean
    EventStore eventStore(LedgerEventStorageEngine engine) {
        var store = EmbeddedEventStore.builder().storageEngine(engine).build();
        store.registerDispatchInterceptor(events -> (index, event) -> {
            Attempt.current().appending((Event) event.getPayload());
            return event.andMetaData(origin(CurrentUnitOfWork.get().getMessage().getMetaData()));
        });
        return store;
    }

    private static MetaData origin(MetaData command) {
        return command.subset(Origin.KEYS.toArray(String[]::new));
    }

    @Bean(destroyMethod = "close")
    Snapshotting snapshotting(Snapshots snapshots, AggregateProperties settings) {
        return new Snapshotting(snapshots, settings.snapshotEvery());
    }

    @Bean
    Repositories repositories(EventStore eventStore, AggregateProperties settings, Snapshotting snapshotting) {
        return new Repositories(eventStore, settings, snapshotting);
    }

    @Bean
    CommandBus commandBus(Ledger ledger, Snapshotting snapshotting) {
        var bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(decidedOnTheNewest(ledger, snapshotting));
        return bus;
    }

    @Bean
    CommandGate commandGate(
            CommandBus commandBus,
            ObjectProvider<CommandHandlers> handlers,
            Ledger ledger,
            ContentDigest digests,
            InstantSource clock,
            AggregateProperties settings) {
        var byCommand = new HashMap<String, CommandHandlers>();
        handlers.forEach(handler -> {
            var adapter = new AnnotationCommandHandlerAdapter<>(handler);
            adapter.subscribe(commandBus);
            adapter.supportedCommandNames().forEach(command -> byCommand.put(command, handler));
        });
        return new CommandGate(commandBus, byCommand, ledger, digests, clock, settings.tries());
    }

    /// By which the gate tells when a command came.
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /// Caches never decide alone: a decision holds only if what it read is the newest. Where it appends something,
    /// the append compares that; a refusal, and what finds nothing to change, is compared here. Else the unit
    /// of work is rolled back, which drops all that it read from the cache.
    private static MessageHandlerInterceptor<CommandMessage<?>> decidedOnTheNewest(
            Ledger ledger, Snapshotting snapshotting) {
        return (unitOfWork, chain) -> {
            var attempt = Attempt.current();
            try {
                attempt.returned(chain.proceed());
                if (!attempt.isChange()) {
                    attempt.verify(ledger);
                }
                unitOfWork.afterCommit(_ -> snapshotting.take(attempt));
            } catch (Refused e) {
                attempt.verify(ledger);
                if (attempt.isChange()) {
                    throw e;
                }
                attempt.refuse(e.refusal());
            }
            return attempt;
        };
    }
}
