package io.parley.command.gateway;

import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.EventTypes;
import io.parley.api.account.AccountCommand;
import io.parley.api.conversation.ConversationCommand;
import io.parley.api.friendship.FriendshipCommand;
import io.parley.api.friendship.FriendshipId;
import io.parley.api.group.GroupCommand;
import io.parley.command.StreamId;

/// What a command is addressed to: with actor and client id it names the command for ever, so no command may ever get
/// another. Each stands here by its own name, so that none gets one by accident.
final class CommandTarget {
    private CommandTarget() {}

    /// The name of a stream, or the command's type where it creates one.
    static String of(AccountId me, Command command) {
        return switch (command) {
            case AccountCommand account -> of(me, account);
            case FriendshipCommand friendship -> of(me, friendship);
            case ConversationCommand conversation -> of(me, conversation);
            case GroupCommand group -> of(me, group);
        };
    }

    /// The actor's own account.
    private static String of(AccountId me, AccountCommand command) {
        return switch (command) {
            case AccountCommand.ChangeNickname _,
                    AccountCommand.ChangeAvatar _,
                    AccountCommand.ChangeDiscoverability _,
                    AccountCommand.ChangePrivacy _,
                    AccountCommand.ChangeInvitations _ -> StreamId.of(me);
        };
    }

    /// What is between the two.
    private static String of(AccountId me, FriendshipCommand command) {
        return switch (command) {
            case FriendshipCommand.Request _,
                    FriendshipCommand.Accept _,
                    FriendshipCommand.Decline _,
                    FriendshipCommand.Withdraw _,
                    FriendshipCommand.ChangeRemark _,
                    FriendshipCommand.End _,
                    FriendshipCommand.Block _,
                    FriendshipCommand.Unblock _ -> StreamId.of(FriendshipId.between(me, command.other()));
        };
    }

    /// What is within a conversation, or the actor's own account.
    private static String of(AccountId me, ConversationCommand command) {
        return switch (command) {
            case ConversationCommand.OpenSaved _ -> StreamId.of(me);
            case ConversationCommand.Within within -> of(me, within);
        };
    }

    /// The conversation, or the actor's own part in it.
    private static String of(AccountId me, ConversationCommand.Within command) {
        return switch (command) {
            case ConversationCommand.Send _ -> StreamId.of(command.conversationId());
            case ConversationCommand.MarkRead _,
                    ConversationCommand.Pin _,
                    ConversationCommand.Mute _,
                    ConversationCommand.Hide _,
                    ConversationCommand.Archive _,
                    ConversationCommand.MarkUnread _,
                    ConversationCommand.Delete _ -> StreamId.participation(command.conversationId(), me);
        };
    }

    private static String of(AccountId me, GroupCommand command) {
        return switch (command) {
            case GroupCommand.Create _ -> EventTypes.nameOf(GroupCommand.Create.class);
            case GroupCommand.Within within -> of(me, within);
        };
    }

    /// The group, or the actor's own part in it.
    private static String of(AccountId me, GroupCommand.Within command) {
        return switch (command) {
            case GroupCommand.ChangeRemark _, GroupCommand.ReadAnnouncement _ ->
                StreamId.participation(command.conversationId(), me);
            case GroupCommand.Invite _,
                    GroupCommand.AcceptInvitation _,
                    GroupCommand.DeclineInvitation _,
                    GroupCommand.Approve _,
                    GroupCommand.Refuse _,
                    GroupCommand.MakeLink _,
                    GroupCommand.RevokeLink _,
                    GroupCommand.Join _,
                    GroupCommand.Remove _,
                    GroupCommand.Leave _,
                    GroupCommand.Dissolve _,
                    GroupCommand.ChangeRole _,
                    GroupCommand.Transfer _,
                    GroupCommand.Rename _,
                    GroupCommand.Describe _,
                    GroupCommand.Announce _,
                    GroupCommand.ChangeAvatar _,
                    GroupCommand.ChangeSettings _,
                    GroupCommand.Silence _,
                    GroupCommand.MuteMember _,
                    GroupCommand.UnmuteMember _,
                    GroupCommand.ChangeNickname _ -> StreamId.of(command.conversationId());
        };
    }
}
