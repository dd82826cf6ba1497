package io.parley.api.wire;

import io.parley.api.EventId;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An event as its audience sees it. It has no metadata, because no client may know who sent which command
/// from which session. It has no place in the ledger or its stream, because these count events that the client
/// may not see.
///
/// @param type logical name, like `message.sent`
/// @param data the event's payload
public record EventView(EventId eventId, String type, int revision, Instant time, JsonNode data) {

    /// The same event without its subject's personal data.
    public EventView withoutPersonal() {
        var rest = data.deepCopy();
        if (rest instanceof ObjectNode fields) {
            fields.remove("personal");
        }
        return new EventView(eventId, type, revision, time, rest);
    }
}
