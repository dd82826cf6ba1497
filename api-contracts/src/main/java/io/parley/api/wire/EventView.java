package io.parley.api.wire;

import io.parley.api.EventId;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An event as its audience sees it. Without metadata: who sent which command from which session is no client's
/// business.
///
/// @param position in the ledger
/// @param type logical name, `message.sent`
/// @param stream id of the stream it belongs to, `streamSeq` its place there, from 0
/// @param data the event's payload
public record EventView(
        long position,
        EventId eventId,
        String type,
        int revision,
        Instant time,
        String stream,
        long streamSeq,
        JsonNode data) {

    /// The same without what the subject has said.
    public EventView withoutPersonal() {
        var rest = data.deepCopy();
        if (rest instanceof ObjectNode fields) {
            fields.remove("personal");
        }
        return new EventView(position, eventId, type, revision, time, stream, streamSeq, rest);
    }
}
