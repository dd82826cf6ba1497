package io.parley.command.gateway;

import static io.parley.command.Nodes.ONE;

import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.account.AccountCommand;
import io.parley.api.account.AccountCommand.ChangeDiscoverability;
import io.parley.api.account.AccountCommand.ChangeInvitations;
import io.parley.api.account.AccountCommand.ChangePrivacy;
import io.parley.api.account.Avatar;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand.Archive;
import io.parley.api.conversation.ConversationCommand.Delete;
import io.parley.api.conversation.ConversationCommand.Hide;
import io.parley.api.conversation.ConversationCommand.MarkRead;
import io.parley.api.conversation.ConversationCommand.MarkUnread;
import io.parley.api.conversation.ConversationCommand.Mute;
import io.parley.api.conversation.ConversationCommand.OpenSaved;
import io.parley.api.conversation.ConversationCommand.Pin;
import io.parley.api.conversation.ConversationCommand.Send;
import io.parley.api.friendship.FriendshipCommand.Accept;
import io.parley.api.friendship.FriendshipCommand.Block;
import io.parley.api.friendship.FriendshipCommand.Decline;
import io.parley.api.friendship.FriendshipCommand.End;
import io.parley.api.friendship.FriendshipCommand.Request;
import io.parley.api.friendship.FriendshipCommand.Unblock;
import io.parley.api.friendship.FriendshipCommand.Withdraw;
import io.parley.api.group.GroupCommand;
import io.parley.api.group.GroupCommand.AcceptInvitation;
import io.parley.api.group.GroupCommand.Announce;
import io.parley.api.group.GroupCommand.Approve;
import io.parley.api.group.GroupCommand.ChangeAvatar;
import io.parley.api.group.GroupCommand.ChangeNickname;
import io.parley.api.group.GroupCommand.ChangeRole;
import io.parley.api.group.GroupCommand.ChangeSettings;
import io.parley.api.group.GroupCommand.Create;
import io.parley.api.group.GroupCommand.DeclineInvitation;
import io.parley.api.group.GroupCommand.Describe;
import io.parley.api.group.GroupCommand.Dissolve;
import io.parley.api.group.GroupCommand.Invite;
import io.parley.api.group.GroupCommand.Join;
import io.parley.api.group.GroupCommand.Leave;
import io.parley.api.group.GroupCommand.MakeLink;
import io.parley.api.group.GroupCommand.MuteMember;
import io.parley.api.group.GroupCommand.ReadAnnouncement;
import io.parley.api.group.GroupCommand.Refuse;
import io.parley.api.group.GroupCommand.Remove;
import io.parley.api.group.GroupCommand.Rename;
import io.parley.api.group.GroupCommand.RevokeLink;
import io.parley.api.group.GroupCommand.Silence;
import io.parley.api.group.GroupCommand.Transfer;
import io.parley.api.group.GroupCommand.UnmuteMember;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import io.parley.api.invitation.LinkToken;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.command.SecretProperties;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Two commands of one id and one target, each of which can be carried out, but not both. Commands without any content
/// differ in their type alone. Each pair has what it needs to itself.
record SameIdCommands(Actor actor, Command one, Command other) {
    /// Ann is a friend of Bob, Cat and Dan.
    static final Actor ANN = ONE.register();

    static final AccountId BOB = friendOfAnn().account();
    static final AccountId CAT = friendOfAnn().account();
    static final AccountId DAN = friendOfAnn().account();

    /// For one command.
    static SameIdCommands of(Class<?> type) {
        var id = UUID.randomUUID();
        return switch (GoldenCommand.first(type)) {
            case AccountCommand.ChangeAvatar _ ->
                anns(new AccountCommand.ChangeAvatar(id, Avatar.FOX), new AccountCommand.ChangeAvatar(id, null));
            case AccountCommand.ChangeNickname _ ->
                anns(new AccountCommand.ChangeNickname(id, "Ann"), new AccountCommand.ChangeNickname(id, "Annie"));
            case ChangeDiscoverability _ ->
                anns(new ChangeDiscoverability(id, true, true), new ChangeDiscoverability(id, true, false));
            case ChangePrivacy _ -> anns(new ChangePrivacy(id, true, true), new ChangePrivacy(id, true, false));
            case ChangeInvitations _ -> anns(new ChangeInvitations(id, true), new ChangeInvitations(id, false));
            case Request _ -> {
                var zoe = ONE.register().account();
                yield anns(new Request(id, zoe, "Hi", null, null), new Request(id, zoe, "Hello", null, null));
            }
            case Accept _ -> {
                var zoe = asking();
                yield anns(new Accept(id, zoe, "Zo"), new Accept(id, zoe, null));
            }
            case Decline _ -> {
                var zoe = asking();
                yield anns(new Decline(id, zoe), new Accept(id, zoe, null));
            }
            case Withdraw _ -> {
                var zoe = ONE.register().account();
                done(ANN, new Request(id(), zoe, null, null, null));
                yield anns(new Withdraw(id, zoe), new Block(id, zoe));
            }
            case io.parley.api.friendship.FriendshipCommand.ChangeRemark _ -> {
                var zoe = friendOfAnn().account();
                yield anns(remark(id, zoe, "Zo"), remark(id, zoe, "Zoe"));
            }
            case End _ -> {
                var zoe = friendOfAnn().account();
                yield anns(new End(id, zoe), new Block(id, zoe));
            }
            case Block _ -> {
                var zoe = friendOfAnn().account();
                yield anns(new Block(id, zoe), new End(id, zoe));
            }
            case Unblock _ -> {
                var zoe = friendOfAnn().account();
                done(ANN, new Block(id(), zoe));
                yield anns(new Unblock(id, zoe), new Block(id, zoe));
            }
            case OpenSaved _ -> {
                var zoe = ONE.register();
                yield new SameIdCommands(zoe, new OpenSaved(id), new ChangeInvitations(id, true));
            }
            case Send _ -> {
                var chat = ConversationId.direct(ANN.account(), BOB);
                yield anns(send(id, chat, "first"), send(id, chat, "second"));
            }
            case MarkRead _ -> inClub(c -> new MarkRead(id, c, 2), c -> new MarkRead(id, c, 1));
            case Pin _ -> inClub(c -> new Pin(id, c, true), c -> new Pin(id, c, false));
            case Mute _ -> inClub(c -> new Mute(id, c, true), c -> new Mute(id, c, false));
            case Hide _ -> inClub(c -> new Hide(id, c), c -> new Pin(id, c, true));
            case Archive _ -> inClub(c -> new Archive(id, c, true), c -> new Archive(id, c, false));
            case MarkUnread _ -> inClub(c -> new MarkUnread(id, c, true), c -> new MarkUnread(id, c, false));
            case Delete _ -> inClub(c -> new Delete(id, c, 1), c -> new Delete(id, c, 2));
            case Create _ -> anns(new Create(id, "Club", List.of(BOB, CAT)), new Create(id, "Club", List.of(BOB, DAN)));
            case GroupCommand.Within within -> of(within, id);
        };
    }

    private static SameIdCommands of(GroupCommand.Within type, UUID id) {
        return switch (type) {
            case Invite _ -> inClub(c -> new Invite(id, c, List.of(DAN)), c -> new Invite(id, c, List.of(zoe())));
            case AcceptInvitation _ -> invited(c -> new AcceptInvitation(id, c), c -> new DeclineInvitation(id, c));
            case DeclineInvitation _ -> invited(c -> new DeclineInvitation(id, c), c -> new AcceptInvitation(id, c));
            case Approve _ -> waiting((c, zoe) -> new Approve(id, c, zoe), (c, zoe) -> new Refuse(id, c, zoe));
            case Refuse _ -> waiting((c, zoe) -> new Refuse(id, c, zoe), (c, zoe) -> new Approve(id, c, zoe));
            case MakeLink _ -> inClub(c -> new MakeLink(id, c, 1, null), c -> new MakeLink(id, c, 2, null));
            case RevokeLink _ -> inClub(c -> new RevokeLink(id, c, link(c)), c -> new RevokeLink(id, c, link(c)));
            case Join _ -> {
                var club = club();
                yield new SameIdCommands(ONE.register(), join(id, club, link(club)), join(id, club, link(club)));
            }
            case Remove _ -> inClub(c -> new Remove(id, c, List.of(BOB)), c -> new Remove(id, c, List.of(CAT)));
            case Leave _ -> {
                var zoe = friendOfAnn();
                var club = club();
                done(ANN, new Invite(id(), club, List.of(zoe.account())));
                yield new SameIdCommands(zoe, new Leave(id, club), new ChangeNickname(id, club, "Zo"));
            }
            case Dissolve _ -> inClub(c -> new Dissolve(id, c), c -> new Rename(id, c, "Team"));
            case ChangeRole _ ->
                inClub(c -> new ChangeRole(id, c, BOB, Role.ADMIN), c -> new ChangeRole(id, c, CAT, Role.ADMIN));
            case Transfer _ -> inClub(c -> new Transfer(id, c, BOB), c -> new Transfer(id, c, CAT));
            case Rename _ -> inClub(c -> new Rename(id, c, "Team"), c -> new Rename(id, c, null));
            case Describe _ -> inClub(c -> new Describe(id, c, "Ours"), c -> new Describe(id, c, "Yours"));
            case Announce _ -> inClub(c -> new Announce(id, c, "Tonight"), c -> new Announce(id, c, null));
            case ChangeAvatar _ ->
                inClub(c -> new ChangeAvatar(id, c, Avatar.FOX), c -> new ChangeAvatar(id, c, Avatar.PANDA));
            case ChangeSettings _ ->
                inClub(
                        c -> new ChangeSettings(id, c, Inviting.ANYONE, true, false),
                        c -> new ChangeSettings(id, c, Inviting.ANYONE, false, true));
            case Silence _ -> inClub(c -> new Silence(id, c, true), c -> new Silence(id, c, false));
            case MuteMember _ -> inClub(c -> new MuteMember(id, c, BOB, 10), c -> new MuteMember(id, c, BOB, 11));
            case UnmuteMember _ -> inClub(c -> new UnmuteMember(id, c, BOB), c -> new UnmuteMember(id, c, CAT));
            case ChangeNickname _ -> inClub(c -> new ChangeNickname(id, c, "A"), c -> new ChangeNickname(id, c, null));
            case GroupCommand.ChangeRemark _ ->
                inClub(c -> new GroupCommand.ChangeRemark(id, c, "A"), c -> new GroupCommand.ChangeRemark(id, c, "B"));
            case ReadAnnouncement _ -> inClub(c -> new ReadAnnouncement(id, c, 1), c -> new ReadAnnouncement(id, c, 2));
        };
    }

    private interface Within {
        Command of(ConversationId club);
    }

    private interface About {
        Command of(ConversationId club, AccountId zoe);
    }

    private static SameIdCommands anns(Command one, Command other) {
        return new SameIdCommands(ANN, one, other);
    }

    private static SameIdCommands inClub(Within one, Within other) {
        var club = club();
        return anns(one.of(club), other.of(club));
    }

    private static SameIdCommands invited(Within one, Within other) {
        var zoe = friendOfAnn();
        var club = club();
        done(zoe, new ChangeInvitations(id(), true));
        done(ANN, new Invite(id(), club, List.of(zoe.account())));
        return new SameIdCommands(zoe, one.of(club), other.of(club));
    }

    private static SameIdCommands waiting(About one, About other) {
        var zoe = ONE.register();
        var club = club();
        var link = link(club);
        done(ANN, new ChangeSettings(id(), club, Inviting.APPROVAL, false, false));
        done(zoe, join(id(), club, link));
        return anns(one.of(club, zoe.account()), other.of(club, zoe.account()));
    }

    /// Ann's, with Bob and Cat in it, two messages and two announcements.
    static ConversationId club() {
        var create = new Create(id(), null, List.of(BOB, CAT));
        done(ANN, create);
        var club = ConversationId.group(ANN.account(), create.clientId());
        Stream.of("one", "two").forEach(text -> {
            done(ANN, send(id(), club, text));
            done(ANN, new Announce(id(), club, text));
        });
        return club;
    }

    private static LinkId link(ConversationId club) {
        var make = new MakeLink(id(), club, null, null);
        done(ANN, make);
        return LinkId.madeBy(ANN.account(), make.clientId());
    }

    private static Join join(UUID id, ConversationId club, LinkId link) {
        var key = ONE.bean(SecretProperties.class).claimKey();
        return new Join(id, club, link, LinkToken.of(link, key));
    }

    static Send send(UUID id, ConversationId conversation, String text) {
        return new Send(id, conversation, new Content.PlainText(text));
    }

    private static Command remark(UUID id, AccountId other, String remark) {
        return new io.parley.api.friendship.FriendshipCommand.ChangeRemark(id, other, remark);
    }

    private static AccountId zoe() {
        return friendOfAnn().account();
    }

    private static AccountId asking() {
        var zoe = ONE.register();
        done(zoe, new Request(id(), ANN.account(), null, null, null));
        return zoe.account();
    }

    private static Actor friendOfAnn() {
        var friend = ONE.register();
        done(ANN, new Request(id(), friend.account(), null, null, null));
        done(friend, new Accept(id(), ANN.account(), null));
        return friend;
    }

    private static UUID id() {
        return UUID.randomUUID();
    }

    private static void done(Actor actor, Command command) {
        if (!(ONE.gateway().execute(actor, command) instanceof Answer.Accepted)) {
            throw new AssertionError(command.getClass() + " was not accepted");
        }
    }
}
