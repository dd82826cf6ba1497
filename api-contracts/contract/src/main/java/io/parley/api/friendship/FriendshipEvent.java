package io.parley.api.friendship;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.Revision;
import org.jspecify.annotations.Nullable;

/// What happens between two people. What the two may know differs (a decline, a block), so each has events
/// of their own.
public sealed interface FriendshipEvent extends Event {
    FriendshipId friendshipId();

    /// `from` asked to be friends. A repeated request replaces the earlier one. Revision 2 added
    /// `source`. Audience: `from`.
    @JsonTypeName("friendship.requested")
    @Revision(2)
    record Requested(
            FriendshipId friendshipId,
            AccountId from,
            AccountId to,
            @Nullable Source source,
            AccountId subject,
            @Nullable Personal personal)
            implements FriendshipEvent {}

    /// `to` was asked to be friends; absent if `to` has blocked `from`. Revision 2 added
    /// `source`. Audience: `to`.
    @JsonTypeName("friendship.request-received")
    @Revision(2)
    record RequestReceived(
            FriendshipId friendshipId,
            AccountId from,
            AccountId to,
            @Nullable Source source,
            AccountId subject,
            @Nullable Personal personal)
            implements FriendshipEvent {}

    /// Audience: `from`.
    @JsonTypeName("friendship.withdrawn")
    record Withdrawn(FriendshipId friendshipId, AccountId from, AccountId to) implements FriendshipEvent {}

    /// The request that `to` received no longer exists. Audience: `to`.
    @JsonTypeName("friendship.request-retracted")
    record RequestRetracted(FriendshipId friendshipId, AccountId from, AccountId to) implements FriendshipEvent {}

    /// `to` declined; to `from` the request still looks open. Audience: `to`.
    @JsonTypeName("friendship.declined")
    record Declined(FriendshipId friendshipId, AccountId from, AccountId to) implements FriendshipEvent {}

    /// `by` accepted, and the two are friends. No request between them is open any more. Audience:
    /// `by` and `other`.
    @JsonTypeName("friendship.accepted")
    record Accepted(FriendshipId friendshipId, AccountId by, AccountId other, ConversationId conversationId)
            implements FriendshipEvent {}

    /// `owner` gave `about` a private name, or without `personal.remark` removed it. The words are the
    /// owner's, so `subject` is `owner`. Audience: `owner`.
    @JsonTypeName("friendship.remark-changed")
    record RemarkChanged(
            FriendshipId friendshipId,
            AccountId owner,
            AccountId about,
            AccountId subject,
            RemarkChanged.@Nullable Personal personal)
            implements FriendshipEvent {
        public record Personal(@Nullable String remark) {}
    }

    /// The two are no longer friends. The event doesn't say who ended it. Audience: `one` and `other`.
    @JsonTypeName("friendship.ended")
    record Ended(FriendshipId friendshipId, AccountId one, AccountId other) implements FriendshipEvent {}

    /// Audience: `by`.
    @JsonTypeName("friendship.blocked")
    record Blocked(FriendshipId friendshipId, AccountId by, AccountId other) implements FriendshipEvent {}

    /// Audience: `by`.
    @JsonTypeName("friendship.unblocked")
    record Unblocked(FriendshipId friendshipId, AccountId by, AccountId other) implements FriendshipEvent {}

    /// The requester's message.
    record Personal(@Nullable String message) {}
}
