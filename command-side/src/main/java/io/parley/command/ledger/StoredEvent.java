package io.parley.command.ledger;

import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import java.time.Instant;

/// An event as it is in the ledger.
///
/// @param position from 1, without gaps, in the order of commits
/// @param streamSeq its place in the stream, from 0
/// @param time of the append, by the database's clock; in whole milliseconds, never less than that of the position
/// before
public record StoredEvent(
        long position,
        EventId eventId,
        String streamId,
        long streamSeq,
        String type,
        int revision,
        Instant time,
        String payload,
        String metadata) {

    /// The event itself. Throws `IllegalStateException` where this version of Parley doesn't know its type.
    public Event event() {
        var known = EventTypes.named(type)
                .orElseThrow(
                        () -> new IllegalStateException("unknown event type " + type + " at position " + position));
        return Json.PERMISSIVE.readValue(payload, known);
    }

    static StoredEvent of(NewEvent event, long position, Instant time) {
        return new StoredEvent(
                position,
                event.eventId(),
                event.streamId(),
                event.streamSeq(),
                event.type(),
                event.revision(),
                time,
                event.payload(),
                event.metadata());
    }

    /// Whether this is what an append of `event` stores.
    boolean holds(NewEvent event) {
        return equals(of(event, position, time));
    }
}
