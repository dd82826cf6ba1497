package io.parley.command.group;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.group.GroupCommand;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.NotAdded;
import java.util.List;

/// What came of bringing people into a group: those who were not added, and why.
record InviteOutcome(List<NotAdded> notAdded) {
    static final InviteOutcome NOBODY = new InviteOutcome(List.of());

    /// Those whom a command that was carried out before asked for, and of whom its first event doesn't tell. Nobody
    /// remembers why.
    static InviteOutcome before(GroupCommand command, Event first) {
        return switch (command) {
            case GroupCommand.Create create -> {
                var members = ((GroupEvent.Created) first).members();
                yield without(create.members(), members.subList(1, members.size())); // after the owner
            }
            case GroupCommand.Invite invite ->
                without(invite.members(), first instanceof GroupEvent.Joined joined ? joined.members() : List.of());
            case GroupCommand.AcceptInvitation _,
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
                    GroupCommand.ChangeNickname _,
                    GroupCommand.ChangeRemark _,
                    GroupCommand.ReadAnnouncement _ -> NOBODY;
        };
    }

    private static InviteOutcome without(List<AccountId> asked, List<AccountId> added) {
        return new InviteOutcome(asked.stream()
                .filter(account -> !added.contains(account))
                .map(account -> new NotAdded(account, null))
                .toList());
    }
}
