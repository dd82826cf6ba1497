package io.parley.command.group;

import io.parley.api.AccountId;
import io.parley.api.Refusal;
import io.parley.api.friendship.FriendshipRefusal;
import io.parley.api.group.GroupRefusal;
import io.parley.api.group.NotAdded;
import io.parley.command.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Those whom one wants in a group: who of them can be added, and why the others can't.
record Guests(List<AccountId> welcome, List<NotAdded> others) {

    /// Refuses where none can be added; where just one was asked for, with what stands against that one.
    ///
    /// @param friends those of them who are friends of `host`
    /// @param room how many may be added
    static Guests of(List<AccountId> asked, AccountId host, Set<AccountId> friends, Members members, int room) {
        var welcome = new ArrayList<AccountId>();
        var others = new ArrayList<NotAdded>();
        Refusal last = null;
        for (var account : asked) {
            var obstacle = obstacle(account, host, friends, members);
            if (obstacle == null && welcome.size() >= room) {
                obstacle = GroupRefusal.GROUP_FULL;
            }
            if (obstacle == null) {
                welcome.add(account);
            } else {
                last = obstacle;
                others.add(new NotAdded(account, obstacle.code()));
            }
        }
        if (welcome.isEmpty()) {
            throw new Refused(asked.size() == 1 && last != null ? last : GroupRefusal.NOBODY_ADDED);
        }
        return new Guests(List.copyOf(welcome), List.copyOf(others));
    }

    private static @Nullable Refusal obstacle(
            AccountId account, AccountId host, Set<AccountId> friends, Members members) {
        if (account.equals(host)) {
            return FriendshipRefusal.ONESELF;
        }
        if (members.contains(account)) {
            return GroupRefusal.ALREADY_MEMBER;
        }
        return friends.contains(account) ? null : GroupRefusal.NOT_FRIENDS;
    }
}
