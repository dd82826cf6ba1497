package io.parley.projection.inbox;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.account.AccountEvent;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.group.GroupEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may see an event: the accounts that it names, and all members of a room, or of a conversation only its owner and
/// admins. The members are those after the event. (The event names the members whom it removes, and others
/// who must know.)
///
/// @param room absent if only the named accounts may see the event
/// @param deciders whether only the owner and the admins may see it, of the room's members
record Audience(List<AccountId> named, @Nullable Room room, boolean deciders) {

    static Audience of(Event event) {
        return switch (event) {
            case AccountEvent.Registered e -> only(e.accountId());
            case AccountEvent.NicknameChanged e -> circle(e.accountId());
            case AccountEvent.AvatarChanged e -> circle(e.accountId());
            case AccountEvent.DiscoverabilityChanged e -> only(e.accountId());
            case AccountEvent.PrivacyChanged e -> only(e.accountId());
            case AccountEvent.InvitationsChanged e -> only(e.accountId());
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
            case ConversationEvent.Opened e -> named(e.members());
            case ConversationEvent.Closed e -> members(e);
            case ConversationEvent.Reopened e -> members(e);
            case ConversationEvent.MessageSent e -> members(e);
            case ConversationEvent.Read e -> e.shown() ? members(e) : only(e.reader());
            case ConversationEvent.Pinned e -> only(e.account());
            case ConversationEvent.Muted e -> only(e.account());
            case ConversationEvent.Hidden e -> only(e.account());
            case ConversationEvent.Archived e -> only(e.account());
            case ConversationEvent.MarkedUnread e -> only(e.account());
            case ConversationEvent.MessageDeleted e -> only(e.account());
            case GroupEvent.Created e -> members(e);
            case GroupEvent.Joined e -> members(e);
            case GroupEvent.Invited e -> only(e.account());
            case GroupEvent.InvitationDeclined e -> only(e.account());
            case GroupEvent.JoinRequested e -> deciders(e, e.by());
            case GroupEvent.JoinRefused e -> deciders(e, e.requestedBy());
            case GroupEvent.JoinApproved e -> deciders(e, e.requestedBy());
            case GroupEvent.LinkMade e -> deciders(e, e.by());
            case GroupEvent.LinkRevoked e -> deciders(e, e.by());
            case GroupEvent.Left e -> new Audience(List.of(e.account()), Room.of(e.conversationId()), false);
            case GroupEvent.Removed e -> new Audience(e.members(), Room.of(e.conversationId()), false);
            case GroupEvent.Dissolved e -> members(e);
            case GroupEvent.RoleChanged e -> members(e);
            case GroupEvent.Transferred e -> members(e);
            case GroupEvent.Renamed e -> members(e);
            case GroupEvent.Described e -> members(e);
            case GroupEvent.Announced e -> members(e);
            case GroupEvent.AvatarChanged e -> members(e);
            case GroupEvent.SettingsChanged e -> members(e);
            case GroupEvent.Silenced e -> members(e);
            case GroupEvent.MemberMuted e -> members(e);
            case GroupEvent.MemberUnmuted e -> members(e);
            case GroupEvent.NicknameChanged e -> members(e);
            case GroupEvent.RemarkChanged e -> only(e.account());
            case GroupEvent.AnnouncementRead e -> only(e.account());
            case GroupEvent.Read e -> only(e.reader());
        };
    }

    private static Audience only(AccountId... accounts) {
        return named(List.of(accounts));
    }

    private static Audience named(List<AccountId> accounts) {
        return new Audience(accounts, null, false);
    }

    /// The account, and those who are told what it changes about itself.
    private static Audience circle(AccountId account) {
        return new Audience(List.of(account), Room.circleOf(account), false);
    }

    private static Audience members(ConversationEvent event) {
        return new Audience(List.of(), Room.of(event.conversationId()), false);
    }

    private static Audience members(GroupEvent event) {
        return new Audience(List.of(), Room.of(event.conversationId()), false);
    }

    private static Audience deciders(GroupEvent event, AccountId other) {
        return new Audience(List.of(other), Room.of(event.conversationId()), true);
    }
}
