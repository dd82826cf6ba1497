package io.parley.api.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.account.SessionId;
import io.parley.api.group.NotAdded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the server sends over a WebSocket: one JSON text frame each. A client ignores types that
/// it doesn't know.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerFrame {

    /// The answer to `hello`. The server pushes entries from now on. Without `head` the inbox isn't ready:
    /// wait for a heartbeat that has one.
    ///
    /// @param heartbeatMillis between two heartbeats; after twice that without any frame the client may treat
    ///   the socket as dead
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

    /// An inbox entry, pushed when it happens; see `Entry` and `Head`. Pushes may be lost or come twice:
    /// go by `seq`.
    @JsonTypeName("entry")
    record Push(String epoch, long seq, EventView event) implements ServerFrame {}

    /// Sent by the server at fixed intervals, with the head that it read from the store.
    @JsonTypeName("heartbeat")
    record Heartbeat(@Nullable Head head) implements ServerFrame {}

    /// See `Answer.Accepted`. The command's events come as entries, before or after this.
    @JsonTypeName("accepted")
    record Accepted(
            String ref,
            @Nullable EventId eventId,
            @Nullable ConversationId conversationId,
            @Nullable Long messageNo,
            @Nullable List<NotAdded> notAdded)
            implements ServerFrame {}

    /// See `Answer.Refused`. `ref` is absent if the server could not read that far.
    @JsonTypeName("refused")
    record Refused(
            @Nullable String ref, String code, @Nullable String field) implements ServerFrame {}

    /// See `Answer.Busy`.
    @JsonTypeName("busy")
    record Busy(String ref, long retryAfterMillis) implements ServerFrame {}

    /// See `Answer.Failed`.
    @JsonTypeName("failed")
    record Failed(String ref) implements ServerFrame {}

    /// Presence of a friend whom the client watches. The frame may be lost; the next one corrects this.
    ///
    /// @param lastSeen absent if they are `online`, or if it isn't known
    @JsonTypeName("presence")
    record Presence(
            AccountId accountId, boolean online, @Nullable Instant lastSeen) implements ServerFrame {}

    /// Whether another member is writing. `true` holds for 6 s.
    @JsonTypeName("typed")
    record Typed(ConversationId conversationId, AccountId accountId, boolean typing) implements ServerFrame {}

    /// How many members of the watched group are online. The frame may be lost; a change is reported again
    /// within half a minute.
    ///
    /// @param online among the members who show their presence; absent if it is no longer known
    @JsonTypeName("group-presence")
    record GroupPresence(
            ConversationId conversationId, @Nullable Integer online) implements ServerFrame {}

    /// Somebody has read further in the group whose readers the client watches: query again who has read a
    /// message. The frame comes about once a second at most.
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
