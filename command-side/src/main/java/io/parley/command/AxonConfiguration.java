package io.parley.command;

import io.parley.api.Event;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.LedgerEventStorageEngine;
import io.parley.command.ledger.Origin;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("snapshots").daemon().factory());
    }

    @Bean
    Repositories repositories(EventStore eventStore, AggregateProperties settings, ExecutorService snapshotExecutor) {
        return new Repositories(eventStore, settings, snapshotExecutor);
    }

    @Bean
    CommandBus commandBus(Ledger ledger) {
        var bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(decidedOnTheNewest(ledger));
        return bus;
    }

    @Bean
    CommandGate commandGate(
            CommandBus commandBus,
            ObjectProvider<CommandHandlers> handlers,
            Ledger ledger,
            AggregateProperties settings) {
        handlers.forEach(handler -> new AnnotationCommandHandlerAdapter<>(handler).subscribe(commandBus));
        return new CommandGate(commandBus, ledger, settings.tries());
    }

    /// Caches never decide alone: a refusal, and a decision that read a stream without appending to it, holds only
    /// if what was read is the newest. Else the unit of work is rolled back, which drops it from the cache.
    private static MessageHandlerInterceptor<CommandMessage<?>> decidedOnTheNewest(Ledger ledger) {
        return (unitOfWork, chain) -> {
            var attempt = Attempt.current();
            try {
                chain.proceed();
                attempt.verifyUnchanged(ledger);
            } catch (Refused e) {
                attempt.verifyAll(ledger);
                if (attempt.isChange()) {
                    throw e;
                }
                attempt.refuse(e.refusal());
            }
            return attempt;
        };
    }
}
