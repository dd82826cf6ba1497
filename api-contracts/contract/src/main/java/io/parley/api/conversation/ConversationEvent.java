package io.parley.api.conversation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.FriendshipId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `messageNo` counts the messages of a conversation from 1 without holes. Opened, closed and reopened are lines that
/// take no number: they stand after message `afterNo`, in the order of `lineNo`, which counts from 1 what stands after
/// the same message.
public sealed interface ConversationEvent extends Event {
    ConversationId conversationId();

    /// Audience: the two members.
    @JsonTypeName("conversation.opened")
    record Opened(
            ConversationId conversationId, FriendshipId friendshipId, List<AccountId> members, long afterNo, int lineNo)
            implements ConversationEvent {}

    /// Nothing can be said any more. Audience: the members.
    @JsonTypeName("conversation.closed")
    record Closed(ConversationId conversationId, long afterNo, int lineNo) implements ConversationEvent {}

    /// Audience: the members.
    @JsonTypeName("conversation.reopened")
    record Reopened(ConversationId conversationId, long afterNo, int lineNo) implements ConversationEvent {}

    /// Audience: the members. `messageId` is the client id of the command that sent it; of a request's
    /// message, with which a chat begins, it is made from that.
    @JsonTypeName("message.sent")
    record MessageSent(
            ConversationId conversationId,
            long messageNo,
            UUID messageId,
            AccountId sender,
            AccountId subject,
            @Nullable Personal personal)
            implements ConversationEvent {
        public record Personal(Content content) {}
    }

    /// Audience: `reader`, and where `shown` the other members.
    @JsonTypeName("conversation.read")
    record Read(ConversationId conversationId, AccountId reader, long upTo, boolean shown)
            implements ConversationEvent {}

    /// Audience: `account`.
    @JsonTypeName("conversation.pinned")
    record Pinned(ConversationId conversationId, AccountId account, boolean pinned) implements ConversationEvent {}

    /// Audience: `account`.
    @JsonTypeName("conversation.muted")
    record Muted(ConversationId conversationId, AccountId account, boolean muted) implements ConversationEvent {}

    /// Out of the list of `account` until there is a message after `upTo`. Audience: `account`.
    @JsonTypeName("conversation.hidden")
    record Hidden(ConversationId conversationId, AccountId account, long upTo) implements ConversationEvent {}

    /// Its next read mark takes it away too. Audience: `account`.
    @JsonTypeName("conversation.marked-unread")
    record MarkedUnread(ConversationId conversationId, AccountId account, boolean unread)
            implements ConversationEvent {}

    /// The message is no more for `account`; for the others it is. Audience: `account`.
    @JsonTypeName("message.deleted")
    record MessageDeleted(ConversationId conversationId, AccountId account, long messageNo)
            implements ConversationEvent {}
}
