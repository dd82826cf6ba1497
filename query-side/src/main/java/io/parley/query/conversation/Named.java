package io.parley.query.conversation;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.api.account.AccountEvent;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.Mention;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.group.GroupEvent;
import io.parley.api.wire.EventView;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The people that a client needs to know to show a line of a group.
final class Named {
    private Named() {}

    static Stream<AccountId> in(EventView line) {
        return switch (event(line)) {
            case MessageSent e ->
                Stream.concat(Stream.of(e.sender()), mentioned(e).filter(Objects::nonNull));
            case GroupEvent.Line e -> in(e);
            case ConversationEvent.Opened _, ConversationEvent.Closed _, ConversationEvent.Reopened _ -> Stream.of();
            // not lines
            case ConversationEvent.Read _,
                    ConversationEvent.Pinned _,
                    ConversationEvent.Muted _,
                    ConversationEvent.Hidden _,
                    ConversationEvent.Archived _,
                    ConversationEvent.MarkedUnread _,
                    ConversationEvent.MessageDeleted _,
                    GroupEvent.Invited _,
                    GroupEvent.InvitationDeclined _,
                    GroupEvent.JoinRequested _,
                    GroupEvent.JoinApproved _,
                    GroupEvent.JoinRefused _,
                    GroupEvent.LinkMade _,
                    GroupEvent.LinkRevoked _,
                    GroupEvent.Described _,
                    GroupEvent.SettingsChanged _,
                    GroupEvent.NicknameChanged _,
                    GroupEvent.RemarkChanged _,
                    GroupEvent.AnnouncementRead _,
                    GroupEvent.Read _,
                    AccountEvent.Registered _,
                    AccountEvent.NicknameChanged _,
                    AccountEvent.AvatarChanged _,
                    AccountEvent.DiscoverabilityChanged _,
                    AccountEvent.PrivacyChanged _,
                    AccountEvent.InvitationsChanged _,
                    AccountEvent.HandleClaimed _,
                    FriendshipEvent.Requested _,
                    FriendshipEvent.RequestReceived _,
                    FriendshipEvent.Withdrawn _,
                    FriendshipEvent.RequestRetracted _,
                    FriendshipEvent.Declined _,
                    FriendshipEvent.Accepted _,
                    FriendshipEvent.RemarkChanged _,
                    FriendshipEvent.Ended _,
                    FriendshipEvent.Blocked _,
                    FriendshipEvent.Unblocked _ -> Stream.of();
        };
    }

    static AccountId sender(EventView message) {
        return ((MessageSent) event(message)).sender();
    }

    /// Whether the line is a message that mentions the account, or everyone.
    static boolean isMentioned(AccountId account, EventView line) {
        return event(line) instanceof MessageSent message
                && mentioned(message).anyMatch(who -> who == null || who.equals(account));
    }

    private static Event event(EventView line) {
        var type = EventTypes.named(line.type()).orElseThrow();
        return Json.PERMISSIVE.treeToValue(line.data(), type);
    }

    private static Stream<AccountId> in(GroupEvent.Line line) {
        return switch (line) {
            case GroupEvent.Created e -> of(e.members(), e.owner());
            case GroupEvent.Joined e -> of(e.members(), e.by());
            case GroupEvent.Left e -> Stream.of(e.account());
            case GroupEvent.Removed e -> of(e.members(), e.by());
            case GroupEvent.Dissolved e -> Stream.of(e.by());
            case GroupEvent.RoleChanged e -> Stream.of(e.by(), e.account());
            case GroupEvent.Transferred e -> Stream.of(e.from(), e.to());
            case GroupEvent.Renamed e -> Stream.of(e.by());
            case GroupEvent.Announced e -> Stream.of(e.by());
            case GroupEvent.AvatarChanged e -> Stream.of(e.by());
            case GroupEvent.Silenced e -> Stream.of(e.by());
            case GroupEvent.MemberMuted e -> Stream.of(e.by(), e.account());
            case GroupEvent.MemberUnmuted e -> Stream.of(e.by(), e.account());
        };
    }

    private static Stream<AccountId> of(Collection<AccountId> accounts, AccountId by) {
        return Stream.concat(Stream.of(by), accounts.stream());
    }

    private static Stream<AccountId> mentioned(MessageSent message) {
        if (message.personal() == null) {
            return Stream.of();
        }
        var mentions = switch (message.personal().content()) {
            case Content.PlainText text -> text.mentions();
        };
        return (mentions == null ? List.<Mention>of() : mentions).stream().map(Mention::account);
    }
}
