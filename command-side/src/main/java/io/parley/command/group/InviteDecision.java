package io.parley.command.group;

import io.parley.api.AccountId;
import io.parley.api.Refusal;
import io.parley.api.friendship.FriendshipRefusal;
import io.parley.api.group.GroupRefusal;
import io.parley.api.group.NotAdded;
import io.parley.command.gateway.Refused;
import io.parley.command.group.membership.Members;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of each candidate for a group.
///
/// @param added at once
/// @param asked whether they want to join
/// @param awaiting the approval of an admin
/// @param notAdded all but the added, each with the reason
record InviteDecision(List<AccountId> added, List<AccountId> asked, List<AccountId> awaiting, List<NotAdded> notAdded) {
    private static final String ASKED = "asked";
    private static final String AWAITS_APPROVAL = "awaits-approval";

    /// Refuses where nothing comes of it for any of them; where there is one candidate, with what stands against them.
    ///
    /// @param room how many may be added
    /// @param approval whether each has to be let in
    static InviteDecision of(Candidates candidates, AccountId inviter, Members members, int room, boolean approval) {
        var added = new ArrayList<AccountId>();
        var asked = new ArrayList<AccountId>();
        var awaiting = new ArrayList<AccountId>();
        var notAdded = new ArrayList<NotAdded>();
        Refusal last = null;
        for (var account : candidates.accounts()) {
            var obstacle = obstacle(account, inviter, candidates, members);
            if (obstacle == null && added.size() >= room) {
                obstacle = GroupRefusal.GROUP_FULL;
            }
            if (obstacle != null) {
                last = obstacle;
                notAdded.add(new NotAdded(account, obstacle.code()));
            } else if (approval) {
                awaiting.add(account);
                notAdded.add(new NotAdded(account, AWAITS_APPROVAL));
            } else if (candidates.askedFirst().contains(account)) {
                asked.add(account);
                notAdded.add(new NotAdded(account, ASKED));
            } else {
                added.add(account);
            }
        }
        if (added.isEmpty() && asked.isEmpty() && awaiting.isEmpty()) {
            throw new Refused(candidates.accounts().size() == 1 && last != null ? last : GroupRefusal.NOBODY_ADDED);
        }
        return new InviteDecision(List.copyOf(added), List.copyOf(asked), List.copyOf(awaiting), List.copyOf(notAdded));
    }

    private static @Nullable Refusal obstacle(
            AccountId account, AccountId inviter, Candidates candidates, Members members) {
        if (account.equals(inviter)) {
            return FriendshipRefusal.ONESELF;
        }
        if (members.contains(account)) {
            return GroupRefusal.ALREADY_MEMBER;
        }
        return candidates.friends().contains(account) ? null : GroupRefusal.NOT_FRIENDS;
    }
}
