package io.parley.api.wire;

import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A record of the topic `parley.events`: CloudEvents 1.0 in JSON (structured mode,
/// `application/cloudevents+json`). The extension attributes are `position`, `streamseq` and `revision`, and
/// the metadata `actor`, `session`, `command` and `correlation`, which never goes to clients.
///
/// @param source `/ledger/<ledger id>/<generation>`
/// @param type logical name, like `message.sent`
/// @param subject stream id, the record's key
/// @param position in the ledger, from 1: a decimal string, because CloudEvents integers have 32 bits
/// @param streamseq sequence number in the stream, from 0: a decimal string too
/// @param actor id of the account that sent the command
/// @param session id of the session that sent the command; absent before there is one
/// @param command client id of the command
/// @param correlation what the command was part of, `message.send/<client id>`
public record PublishedEvent(
        String specversion,
        EventId id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String position,
        String streamseq,
        int revision,
        @Nullable String actor,
        @Nullable String session,
        @Nullable String command,
        @Nullable String correlation,
        JsonNode data) {

    public long at() {
        return Long.parseLong(position);
    }

    /// The event itself. Throws `IllegalStateException` if this version of Parley doesn't know its type.
    public Event event() {
        var known = EventTypes.named(type)
                .orElseThrow(
                        () -> new IllegalStateException("unknown event type " + type + " at position " + position));
        return Json.PERMISSIVE.treeToValue(data, known);
    }

    public EventView view() {
        return new EventView(id, type, revision, time, data);
    }
}
