package io.parley.command.aggregate;

import io.parley.api.Event;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.NewEvent;
import io.parley.command.ledger.StoredEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/// Axon's view of the ledger, for an `EmbeddedEventStore`. Payloads are `io.parley.api.Event`; every event needs the
/// metadata of its `CommandMetadata`, from which its id is made. An append throws what `Ledger.append` does.
final class LedgerEventStorageEngine implements EventStorageEngine {
    private final Ledger ledger;
    private final Snapshots snapshots;

    LedgerEventStorageEngine(Ledger ledger, Snapshots snapshots) {
        this.ledger = ledger;
        this.snapshots = snapshots;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        var unit = new ArrayList<NewEvent>(events.size());
        for (var message : events) {
            unit.add(newEvent((DomainEventMessage<?>) message, unit.size()));
        }
        ledger.append(unit, CurrentUnitOfWork.isStarted() ? ReadSet.current().heads() : Map.of());
    }

    private static NewEvent newEvent(DomainEventMessage<?> message, int index) {
        var source = CommandMetadata.of(message.getMetaData());
        var event = (Event) message.getPayload();
        return new NewEvent(
                source.eventId(index),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                EventTypes.nameOf(event.getClass()),
                EventTypes.revisionOf(event.getClass()),
                Json.PERMISSIVE.writeValueAsString(event),
                metadata(source));
    }

    private static String metadata(CommandMetadata source) {
        var command = source.clientId().toString();
        var metadata = new LinkedHashMap<String, @Nullable String>();
        metadata.put("actor", source.actor());
        metadata.put("session", source.session());
        metadata.put("command", command);
        metadata.put("correlation", Objects.requireNonNullElse(source.correlation(), command));
        metadata.put("digest", source.digest());
        metadata.values().removeIf(value -> value == null);
        return Json.PERMISSIVE.writeValueAsString(metadata);
    }

    @Override
    public DomainEventStream readEvents(String streamId, long firstStreamSeq) {
        return DomainEventStream.of(ledger.stream(streamId, firstStreamSeq).map(LedgerEventStorageEngine::message));
    }

    private static DomainEventMessage<Event> message(StoredEvent stored) {
        @SuppressWarnings("unchecked") // a JSON object of strings
        Map<String, String> metadata = Json.PERMISSIVE.readValue(stored.metadata(), Map.class);
        return new GenericDomainEventMessage<>(
                kind(stored.streamId()),
                stored.streamId(),
                stored.streamSeq(),
                stored.event(),
                metadata,
                stored.eventId().toString(),
                stored.time());
    }

    /// `friendship-<uuid>` is a `friendship`.
    static String kind(String streamId) {
        return streamId.substring(0, Math.max(0, streamId.indexOf('-')));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String streamId) {
        return Optional.of(ledger.head(streamId)).filter(head -> head >= 0);
    }

    /// Never fails: a stream without a snapshot is only slower.
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots
                .take(snapshot.getAggregateIdentifier(), snapshot.getSequenceNumber(), snapshot.getPayload())
                .run();
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String streamId) {
        return snapshots
                .find(streamId)
                .map(found -> new GenericDomainEventMessage<>(
                        kind(streamId), streamId, found.streamSeq(), found.aggregate()));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("the log is read from its topic, not from the event store");
    }
}
