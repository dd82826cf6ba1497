package io.parley.command.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parley.api.EventId;
import java.util.regex.Pattern;

/// An event to append. What the database or the topic could not take is refused here, so that it can't fail the batch
/// that it would share with others.
///
/// @param streamSeq its place in the stream, from 0
/// @param type logical name, `message.sent`
/// @param payload JSON, stored byte for byte
/// @param metadata a JSON object
public record NewEvent(
        EventId eventId, String streamId, long streamSeq, String type, int revision, String payload, String metadata) {

    /// Together, in UTF-16 units. At most three bytes each, so that a record fits the topic's `max.message.bytes`.
    static final int MAX_LENGTH = 256 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    public NewEvent {
        check(NAME.matcher(streamId).matches(), "stream id");
        check(streamSeq >= 0, "stream_seq");
        check(NAME.matcher(type).matches(), "type");
        check(payload.length() + metadata.length() <= MAX_LENGTH, "length");
        check(isStorable(payload), "payload");
        check(isStorable(metadata) && metadata.startsWith("{") && metadata.endsWith("}"), "metadata");
    }

    /// PostgreSQL's text holds no NUL, UTF-8 no lone surrogate.
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && UTF_8.newEncoder().canEncode(text);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("an event whose " + what + " can't be stored");
        }
    }
}
