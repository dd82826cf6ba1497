package io.parley.api.friendship;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.FriendshipId;
import io.parley.api.Revision;
import org.jspecify.annotations.Nullable;

/// What the two sides may know differs (a decline, a block), so each side has events of its own.
public sealed interface FriendshipEvent extends Event {
    FriendshipId friendshipId();

    /// Audience: `from`. Asked again, it stands for the earlier one. Revision 2 added `source`.
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

    /// Audience: `to`. Missing where `to` has blocked `from`. Revision 2 added `source`.
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

    /// Audience: `to`. The request that it received is no more.
    @JsonTypeName("friendship.request-retracted")
    record RequestRetracted(FriendshipId friendshipId, AccountId from, AccountId to) implements FriendshipEvent {}

    /// Audience: `to`, who declined; to `from` the request still looks open.
    @JsonTypeName("friendship.declined")
    record Declined(FriendshipId friendshipId, AccountId from, AccountId to) implements FriendshipEvent {}

    /// The two are friends, by `by`'s word; requests between them are settled. Audience: `by` and `other`.
    @JsonTypeName("friendship.accepted")
    record Accepted(FriendshipId friendshipId, AccountId by, AccountId other, ConversationId conversationId)
            implements FriendshipEvent {}

    /// Audience: `owner`, who gave `about` a private name. Without `personal.remark` it was taken away. The words
    /// are the owner's: `subject` is `owner`.
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

    /// The two are friends no more; not told by whom. Audience: `one` and `other`.
    @JsonTypeName("friendship.ended")
    record Ended(FriendshipId friendshipId, AccountId one, AccountId other) implements FriendshipEvent {}

    /// Audience: `by`.
    @JsonTypeName("friendship.blocked")
    record Blocked(FriendshipId friendshipId, AccountId by, AccountId other) implements FriendshipEvent {}

    /// Audience: `by`.
    @JsonTypeName("friendship.unblocked")
    record Unblocked(FriendshipId friendshipId, AccountId by, AccountId other) implements FriendshipEvent {}

    /// What the one who asks says.
    record Personal(@Nullable String message) {}
}
