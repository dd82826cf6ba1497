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

/// Those whom one wants in a group: who of them can be added, who is asked first, who has to be let in, and why all but
/// the first are not added now.
record Guests(List<AccountId> welcome, List<AccountId> asked, List<AccountId> awaiting, List<NotAdded> others) {
    private static final String ASKED = "asked";
    private static final String AWAITS_APPROVAL = "awaits-approval";

    /// Refuses where nothing comes of it for any; where just one was wanted, with what stands against that one.
    ///
    /// @param room how many may be added
    /// @param approval whether each has to be let in
    static Guests of(Wanted wanted, AccountId host, Members members, int room, boolean approval) {
        var welcome = new ArrayList<AccountId>();
        var asked = new ArrayList<AccountId>();
        var awaiting = new ArrayList<AccountId>();
        var others = new ArrayList<NotAdded>();
        Refusal last = null;
        for (var account : wanted.accounts()) {
            var obstacle = obstacle(account, host, wanted, members);
            if (obstacle == null && welcome.size() >= room) {
                obstacle = GroupRefusal.GROUP_FULL;
            }
            if (obstacle != null) {
                last = obstacle;
                others.add(new NotAdded(account, obstacle.code()));
            } else if (approval) {
                awaiting.add(account);
                others.add(new NotAdded(account, AWAITS_APPROVAL));
            } else if (wanted.askedFirst().contains(account)) {
                asked.add(account);
                others.add(new NotAdded(account, ASKED));
            } else {
                welcome.add(account);
            }
        }
        if (welcome.isEmpty() && asked.isEmpty() && awaiting.isEmpty()) {
            throw new Refused(wanted.accounts().size() == 1 && last != null ? last : GroupRefusal.NOBODY_ADDED);
        }
        return new Guests(List.copyOf(welcome), List.copyOf(asked), List.copyOf(awaiting), List.copyOf(others));
    }

    private static @Nullable Refusal obstacle(AccountId account, AccountId host, Wanted wanted, Members members) {
        if (account.equals(host)) {
            return FriendshipRefusal.ONESELF;
        }
        if (members.contains(account)) {
            return GroupRefusal.ALREADY_MEMBER;
        }
        return wanted.friends().contains(account) ? null : GroupRefusal.NOT_FRIENDS;
    }
}
