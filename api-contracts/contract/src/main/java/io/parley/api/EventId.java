package io.parley.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one event. The id is derived from the command that caused the event, so the ledger's own key rejects
/// a second execution.
public record EventId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventId {
        Malformed.present(value, "eventId");
    }

    /// The id of the `index`-th event (from 0) of the command that `actor` sent as `clientId` to `target`. The
    /// target is the name of a stream, or the command's type if it creates one.
    public static EventId of(String actor, String target, UUID clientId, int index) {
        return new EventId(Digest.uuid(actor, target, clientId.toString(), Integer.toString(index)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
