package io.parley.command;

import io.parley.api.Event;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/// What an aggregate makes of a call, after what happened to it before.
public final class Aggregates {
    /// When what happened before did.
    public static final Instant BEFORE = Instant.parse("2026-01-01T12:00:00Z");

    private record Step<T>(Consumer<T> action) {}

    private Aggregates() {}

    public static <T> ResultValidator<T> on(
            Class<T> type, Function<String, T> blank, Consumer<T> action, Event... given) {
        var fixture = new AggregateTestFixture<>(type);
        fixture.registerAggregateFactory(new AbstractAggregateFactory<>(type) {
            @Override
            @SuppressWarnings("rawtypes")
            protected T doCreateAggregate(String id, DomainEventMessage first) {
                return blank.apply(id);
            }
        });
        fixture.registerCommandHandler(Step.class, message -> {
            @SuppressWarnings("unchecked")
            var step = (Step<T>) message.getPayload();
            fixture.getRepository()
                    .loadOrCreate("stream", () -> blank.apply("stream"))
                    .execute(step.action);
            return null;
        });
        return given.length == 0
                ? fixture.givenNoPriorActivity().when(new Step<>(action))
                : fixture.givenCurrentTime(BEFORE).andGiven((Object[]) given).when(new Step<>(action));
    }
}
