package io.parley.bench.client;

import io.parley.api.Json;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What a frame of the server says, as far as it is needed here: read as a stream, since the generator shares the
/// machine with what it measures.
///
/// @param seq of an entry, or of the head in `welcome` and `heartbeat`; -1 where there is none
/// @param messageNo of an answer
/// @param code why a command was refused
public record ReceivedFrame(
        String type,
        String ref,
        String epoch,
        long seq,
        long messageNo,
        long retryAfterMillis,
        String code,
        EntryEvent event) {

    /// The event of an entry.
    ///
    /// @param messageId the sender's client id
    public record EntryEvent(String type, String conversation, long messageNo, String messageId) {
        static final EntryEvent NOTHING = new EntryEvent("", "", 0, "");

        public boolean isMessage() {
            return type.equals("message.sent");
        }
    }

    static ReceivedFrame read(byte[] json, int length) {
        try (var parser = Json.PERMISSIVE.createParser(json, 0, length)) {
            parser.nextToken();
            return frame(parser);
        }
    }

    private static ReceivedFrame frame(JsonParser parser) {
        var type = "";
        var ref = "";
        var epoch = "";
        var seq = -1L;
        var messageNo = 0L;
        var retryAfter = 0L;
        var code = "";
        var event = EntryEvent.NOTHING;
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var token = parser.nextToken();
            switch (name) {
                case "type" -> type = parser.getString();
                case "ref" -> ref = parser.getString();
                case "epoch" -> epoch = parser.getString();
                case "seq" -> seq = parser.getLongValue();
                case "messageNo" -> messageNo = parser.getLongValue();
                case "retryAfterMillis" -> retryAfter = parser.getLongValue();
                case "code" -> code = parser.getString();
                case "event" -> event = event(parser);
                case "head" -> {
                    if (token == JsonToken.START_OBJECT) {
                        var head = frame(parser);
                        epoch = head.epoch;
                        seq = head.seq;
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return new ReceivedFrame(type, ref, epoch, seq, messageNo, retryAfter, code, event);
    }

    /// Leaves the parser at the event's end.
    private static EntryEvent event(JsonParser parser) {
        var type = "";
        var event = EntryEvent.NOTHING;
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "type" -> type = parser.getString();
                case "data" -> event = data(parser);
                default -> parser.skipChildren();
            }
        }
        return new EntryEvent(type, event.conversation, event.messageNo, event.messageId);
    }

    private static EntryEvent data(JsonParser parser) {
        var conversation = "";
        var messageNo = 0L;
        var messageId = "";
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "conversationId" -> conversation = parser.getString();
                case "messageNo" -> messageNo = parser.getLongValue();
                case "messageId" -> messageId = parser.getString();
                default -> parser.skipChildren();
            }
        }
        return new EntryEvent("", conversation, messageNo, messageId);
    }
}
