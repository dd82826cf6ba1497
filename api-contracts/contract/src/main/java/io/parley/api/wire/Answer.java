package io.parley.api.wire;

import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.Malformed;
import io.parley.api.Refusal;
import io.parley.api.group.NotAdded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a command. If the same command comes again with the same client id, the answer is the same;
/// other content is refused. A command that left no event can't be compared, so it is decided again each time.
public sealed interface Answer {

    /// The command is durable in the ledger.
    ///
    /// @param eventId id of its first event; absent if nothing had to change
    /// @param conversationId of the chat that the command was in or opened
    /// @param messageNo number of the message, for `message.send`
    /// @param notAdded the people who could not be added to a group; absent if there are none
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

    /// The server didn't carry the command out and never will in this form. HTTP 400 (with `field`), or by
    /// `Refusal.Kind` 403, 404 or 409.
    ///
    /// @param code of a `Refusal` or `Malformed.Code`
    /// @param field the malformed field, like `content.text`; empty for the whole command, absent if the
    ///   shape was right
    record Refused(String code, @Nullable String field) implements Answer {
        public static Refused of(Refusal refusal) {
            return new Refused(refusal.code(), null);
        }

        public static Refused of(Malformed malformed) {
            return new Refused(malformed.code().wire(), malformed.field());
        }
    }

    /// The server didn't carry the command out now. Send it again with the same client id after so many
    /// milliseconds. HTTP 429 or 503.
    record Busy(long retryAfterMillis) implements Answer {}

    /// A fault. The server may or may not have carried the command out; send it again with the same client
    /// id. HTTP 503.
    record Failed() implements Answer {}
}
