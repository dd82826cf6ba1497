package io.parley.api.conversation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.friendship.FriendshipId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happens in a conversation. `messageNo` counts its messages from 1 without holes. Opened, closed and
/// reopened are lines that take no number: they stand after message `afterNo`, in the order of `lineNo`, which
/// counts from 1 the lines after the same message.
public sealed interface ConversationEvent extends Event {
    ConversationId conversationId();

    /// Saved messages have one member, and no friendship. Audience: the members.
    @JsonTypeName("conversation.opened")
    record Opened(
            ConversationId conversationId,
            @Nullable FriendshipId friendshipId,
            List<AccountId> members,
            long afterNo,
            int lineNo)
            implements ConversationEvent {}

    /// Nobody can write any more. Audience: the members.
    @JsonTypeName("conversation.closed")
    record Closed(ConversationId conversationId, long afterNo, int lineNo) implements ConversationEvent {}

    /// Audience: the members.
    @JsonTypeName("conversation.reopened")
    record Reopened(ConversationId conversationId, long afterNo, int lineNo) implements ConversationEvent {}

    /// A member sent a message. `messageId` is the client id of the command that sent it. If a request's
    /// message began the chat, `messageId` is derived from that request's client id. Audience: the members.
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

    /// A member has read up to message `upTo`. Audience: `reader`, and if `shown` the other members.
    @JsonTypeName("conversation.read")
    record Read(ConversationId conversationId, AccountId reader, long upTo, boolean shown)
            implements ConversationEvent {}

    /// Audience: `account`.
    @JsonTypeName("conversation.pinned")
    record Pinned(ConversationId conversationId, AccountId account, boolean pinned) implements ConversationEvent {}

    /// Audience: `account`.
    @JsonTypeName("conversation.muted")
    record Muted(ConversationId conversationId, AccountId account, boolean muted) implements ConversationEvent {}

    /// The conversation is hidden from the list of `account` until there is a message after
    /// `upTo`. Audience: `account`.
    @JsonTypeName("conversation.hidden")
    record Hidden(ConversationId conversationId, AccountId account, long upTo) implements ConversationEvent {}

    /// The account put the conversation into its archive, which messages up to `upTo` don't end; or took it out.
    /// Audience: `account`.
    @JsonTypeName("conversation.archived")
    record Archived(ConversationId conversationId, AccountId account, boolean archived, long upTo)
            implements ConversationEvent {}

    /// The account set or removed a reminder. Its next read mark removes it too. Audience: `account`.
    @JsonTypeName("conversation.marked-unread")
    record MarkedUnread(ConversationId conversationId, AccountId account, boolean unread)
            implements ConversationEvent {}

    /// The message no longer exists for `account`; for the others it does. Audience: `account`.
    @JsonTypeName("message.deleted")
    record MessageDeleted(ConversationId conversationId, AccountId account, long messageNo)
            implements ConversationEvent {}
}
