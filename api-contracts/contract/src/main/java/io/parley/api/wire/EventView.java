package io.parley.api.wire;

import io.parley.api.EventId;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An event as its audience sees it. Without metadata, since who sent which command from which session is no client's
/// business; and without its place in ledger and stream, since those count events that the client may not see.
///
/// @param type logical name, `message.sent`
/// @param data the event's payload
public record EventView(EventId eventId, String type, int revision, Instant time, JsonNode data) {

    /// The same without what the subject has said.
    public EventView withoutPersonal() {
        var rest = data.deepCopy();
        if (rest instanceof ObjectNode fields) {
            fields.remove("personal");
        }
        return new EventView(eventId, type, revision, time, rest);
    }
}
