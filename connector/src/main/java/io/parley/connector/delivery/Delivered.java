package io.parley.connector.delivery;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.api.wire.EventView;
import io.parley.connector.socket.OutboundFrame;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A `Delivery` as the connector passes it on. The event stays the JSON text that arrived, for all
/// of its recipients.
///
/// @param type the type of the event
/// @param rest the end of an `entry` frame, from the event on
public record Delivered(String epoch, String type, Map<AccountId, Long> recipients, String rest, int restBytes) {
    private static final String EVENT = ",\"event\":";

    /// Throws `IllegalArgumentException` if the JSON is no delivery.
    static Delivered read(byte[] json) {
        var epoch = "";
        var recipients = new HashMap<AccountId, Long>();
        var type = "";
        var rest = "";
        var restBytes = 0;
        try (var parser = Json.PERMISSIVE.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not an object");
            }
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                switch (name) {
                    case "epoch" -> epoch = parser.getString();
                    case "recipients" -> {
                        for (var account = parser.nextName(); account != null; account = parser.nextName()) {
                            parser.nextToken();
                            recipients.put(AccountId.of(account), parser.getLongValue());
                        }
                    }
                    case "event" -> {
                        var from = (int) parser.currentTokenLocation().getByteOffset();
                        type = typeIn(parser);
                        var to = (int) parser.currentLocation().getByteOffset();
                        rest = EVENT + new String(json, from, to - from, StandardCharsets.UTF_8) + "}";
                        restBytes = to - from + 10;
                    }
                    default -> parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getClass().getSimpleName());
        }
        if (epoch.isEmpty() || rest.isEmpty()) {
            throw new IllegalArgumentException("epoch or event missing");
        }
        return new Delivered(epoch, type, recipients, rest, restBytes);
    }

    /// The event; empty for a type that only a later version of Parley knows.
    public Optional<Event> event() {
        return EventTypes.named(type).map(known -> {
            var view = Json.PERMISSIVE.readValue(rest.substring(EVENT.length(), rest.length() - 1), EventView.class);
            return Json.PERMISSIVE.treeToValue(view.data(), known);
        });
    }

    /// Reads the event's type. Leaves the parser at the end of the event.
    private static String typeIn(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("event is not an object");
        }
        var type = "";
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals("type")) {
                type = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
        return type;
    }

    /// The `entry` frame for the recipient whose inbox has it as `seq`.
    OutboundFrame numbered(long seq) {
        var own = "{\"type\":\"entry\",\"epoch\":\"" + epoch + "\",\"seq\":" + seq;
        return new OutboundFrame(own, rest, own.length() + restBytes);
    }
}
