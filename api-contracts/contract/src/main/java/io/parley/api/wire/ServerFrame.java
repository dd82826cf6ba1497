package io.parley.api.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.SessionId;
import io.parley.api.group.NotAdded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the server sends over a WebSocket: one JSON text frame each. A client ignores types that it doesn't know.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerFrame {

    /// The answer to `hello`: pushes come from now on. Without `head` the inbox isn't ready: wait for a heartbeat that
    /// has one.
    ///
    /// @param heartbeatMillis after this long without any frame the client may take the socket for dead twice over
    @JsonTypeName("welcome")
    record Welcome(
            int v,
            AccountId accountId,
            SessionId sessionId,
            @Nullable Head head,
            long heartbeatMillis) implements ServerFrame {}

    /// The token was renewed.
    @JsonTypeName("renewed")
    record Renewed() implements ServerFrame {}

    /// An inbox entry as it comes in; see `Entry` and `Head`. Some may be lost or come twice: go by `seq`.
    @JsonTypeName("entry")
    record Push(String epoch, long seq, EventView event) implements ServerFrame {}

    /// Sent by the server at fixed intervals, with the head read from the store.
    @JsonTypeName("heartbeat")
    record Heartbeat(@Nullable Head head) implements ServerFrame {}

    /// See `Answer.Accepted`. The command's events come as entries, before this or after.
    @JsonTypeName("accepted")
    record Accepted(
            String ref,
            @Nullable EventId eventId,
            @Nullable ConversationId conversationId,
            @Nullable Long messageNo,
            @Nullable List<NotAdded> notAdded)
            implements ServerFrame {}

    /// See `Answer.Refused`. `ref` is absent where the frame could not be read so far.
    @JsonTypeName("refused")
    record Refused(
            @Nullable String ref, String code, @Nullable String field) implements ServerFrame {}

    /// See `Answer.Busy`.
    @JsonTypeName("busy")
    record Busy(String ref, long retryAfterMillis) implements ServerFrame {}

    /// See `Answer.Failed`.
    @JsonTypeName("failed")
    record Failed(String ref) implements ServerFrame {}

    /// Of a friend that the client watches. It may be lost: the next one tells.
    ///
    /// @param lastSeen absent where `online`, or where it isn't known
    @JsonTypeName("presence")
    record Presence(
            AccountId accountId, boolean online, @Nullable Instant lastSeen) implements ServerFrame {}

    /// Another member is writing, which holds for 6 s; or is no more.
    @JsonTypeName("typed")
    record Typed(ConversationId conversationId, AccountId accountId, boolean typing) implements ServerFrame {}

    /// Of the group that the client watches. It may be lost, and is told again within half a minute where it changes.
    ///
    /// @param online how many members are, of those who show their presence; absent where it isn't known any more
    @JsonTypeName("group-presence")
    record GroupPresence(
            ConversationId conversationId, @Nullable Integer online) implements ServerFrame {}

    /// Somebody has read on in the group whose readers the client watches: who has read a message may be asked again.
    /// It comes about once a second at most.
    @JsonTypeName("readers-changed")
    record ReadersChanged(ConversationId conversationId) implements ServerFrame {}

    static ServerFrame answer(String ref, Answer answer) {
        return switch (answer) {
            case Answer.Accepted a -> new Accepted(ref, a.eventId(), a.conversationId(), a.messageNo(), a.notAdded());
            case Answer.Refused r -> new Refused(ref, r.code(), r.field());
            case Answer.Busy b -> new Busy(ref, b.retryAfterMillis());
            case Answer.Failed _ -> new Failed(ref);
        };
    }
}
