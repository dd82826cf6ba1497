package io.parley.command.gateway;

import io.parley.command.aggregate.AggregateProperties;
import io.parley.command.aggregate.CommandExecution;
import io.parley.command.aggregate.Snapshotting;
import io.parley.command.ledger.Ledger;
import java.time.InstantSource;
import java.util.HashMap;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Axon's command bus and the gateway before it, put together by hand: Axon's starters know Spring Boot 3.
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {
    @Bean
    CommandBus commandBus(Ledger ledger, Snapshotting snapshotting) {
        var bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(decidedOnTheNewest(ledger, snapshotting));
        return bus;
    }

    @Bean
    CommandGateway commandGateway(
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
        return new CommandGateway(commandBus, byCommand, ledger, digests, clock, settings.tries());
    }

    /// By which the gateway tells when a command came.
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
            var execution = CommandExecution.current();
            try {
                execution.returned(chain.proceed());
                if (!execution.isChange()) {
                    execution.verify(ledger);
                }
                unitOfWork.afterCommit(_ -> snapshotting.take(execution));
            } catch (Refused e) {
                execution.verify(ledger);
                if (execution.isChange()) {
                    throw e;
                }
                execution.refuse(e.refusal());
            }
            return execution;
        };
    }
}
