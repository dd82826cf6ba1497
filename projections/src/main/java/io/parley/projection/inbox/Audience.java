package io.parley.projection.inbox;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.account.AccountEvent;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.friendship.FriendshipEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may see an event: those it names, and the members of a conversation as of the event's position.
record Audience(List<AccountId> named, @Nullable ConversationId membersOf) {

    static Audience of(Event event) {
        return switch (event) {
            case AccountEvent.Registered e -> only(e.accountId());
            case AccountEvent.DiscoverabilityChanged e -> only(e.accountId());
            case AccountEvent.PrivacyChanged e -> only(e.accountId());
            case AccountEvent.HandleClaimed _ -> only();
            case FriendshipEvent.Requested e -> only(e.from());
            case FriendshipEvent.RequestReceived e -> only(e.to());
            case FriendshipEvent.Withdrawn e -> only(e.from());
            case FriendshipEvent.RequestRetracted e -> only(e.to());
            case FriendshipEvent.Declined e -> only(e.to());
            case FriendshipEvent.Accepted e -> only(e.by(), e.other());
            case FriendshipEvent.RemarkChanged e -> only(e.owner());
            case FriendshipEvent.Ended e -> only(e.one(), e.other());
            case FriendshipEvent.Blocked e -> only(e.by());
            case FriendshipEvent.Unblocked e -> only(e.by());
            case ConversationEvent.Opened e -> new Audience(e.members(), null);
            case ConversationEvent.Closed e -> members(e);
            case ConversationEvent.Reopened e -> members(e);
            case ConversationEvent.MessageSent e -> members(e);
            case ConversationEvent.Read e -> e.shown() ? members(e) : only(e.reader());
            case ConversationEvent.Pinned e -> only(e.account());
            case ConversationEvent.Muted e -> only(e.account());
            case ConversationEvent.Hidden e -> only(e.account());
            case ConversationEvent.MarkedUnread e -> only(e.account());
            case ConversationEvent.MessageDeleted e -> only(e.account());
        };
    }

    private static Audience only(AccountId... accounts) {
        return new Audience(List.of(accounts), null);
    }

    private static Audience members(ConversationEvent event) {
        return new Audience(List.of(), event.conversationId());
    }
}
