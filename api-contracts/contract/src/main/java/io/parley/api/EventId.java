package io.parley.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one event. Derived from the command that caused it, so that the ledger's own key refuses a second carrying
/// out.
public record EventId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventId {
        Malformed.present(value, "eventId");
    }

    /// The id of the `index`-th event (from 0) of the command that `actor` sent as `clientId` to `target`: the name of
    /// a stream, or the command's type where it creates one.
    public static EventId of(String actor, String target, UUID clientId, int index) {
        return new EventId(Digest.uuid(actor, target, clientId.toString(), Integer.toString(index)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
