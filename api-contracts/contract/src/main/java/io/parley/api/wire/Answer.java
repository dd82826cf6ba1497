package io.parley.api.wire;

import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.Malformed;
import io.parley.api.Refusal;
import io.parley.api.group.NotAdded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a command. The same command sent again, with the same client id, is answered alike; one of other
/// content is refused. What left no event can't be compared: it is decided anew each time.
public sealed interface Answer {

    /// Durable in the ledger.
    ///
    /// @param eventId of its first event; absent where nothing had to change
    /// @param conversationId of the chat that it was in or opened
    /// @param messageNo of the message, for `message.send`
    /// @param notAdded those who could not be added to a group, where there are some
    record Accepted(
            @Nullable EventId eventId,
            @Nullable ConversationId conversationId,
            @Nullable Long messageNo,
            @Nullable List<NotAdded> notAdded)
            implements Answer {
        public Accepted(@Nullable EventId eventId, @Nullable ConversationId conversationId, @Nullable Long messageNo) {
            this(eventId, conversationId, messageNo, null);
        }
    }

    /// Not carried out, and never will be as it is. HTTP 400 (with `field`), or by `Refusal.Kind` 403, 404 or 409.
    ///
    /// @param code of a `Refusal` or `Malformed.Code`
    /// @param field what is malformed, as `content.text`; empty for the whole, absent where the shape was right
    record Refused(String code, @Nullable String field) implements Answer {
        public static Refused of(Refusal refusal) {
            return new Refused(refusal.code(), null);
        }

        public static Refused of(Malformed malformed) {
            return new Refused(malformed.code().wire(), malformed.field());
        }
    }

    /// Not carried out now: try again with the same client id after so many milliseconds. HTTP 429 or 503.
    record Busy(long retryAfterMillis) implements Answer {}

    /// A fault: it may or may not have been carried out; try again with the same client id. HTTP 503.
    record Failed() implements Answer {}
}
