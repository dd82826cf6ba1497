package io.parley.command.group.membership;

import io.parley.api.AccountId;
import io.parley.api.group.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Who is in a group, in the order of joining, and who was.
public final class Members {
    private Map<AccountId, Member> present = new LinkedHashMap<>();
    private Map<AccountId, List<PastMembership>> past = new HashMap<>();

    public int count() {
        return present.size();
    }

    @Nullable
    public Member find(AccountId account) {
        return present.get(account);
    }

    public boolean contains(AccountId account) {
        return present.containsKey(account);
    }

    /// The times of this account in the group that are over, oldest first.
    public List<PastMembership> past(AccountId account) {
        return past.getOrDefault(account, List.of());
    }

    /// Whether their last time in the group ended by being removed.
    public boolean wasRemoved(AccountId account) {
        var earlier = past(account);
        return !earlier.isEmpty() && earlier.getLast().removed();
    }

    public void join(AccountId account, Role role, long sees) {
        present.put(account, new Member(role, sees, null));
    }

    /// @param removed whether others ended it
    public void leave(AccountId account, long lastNo, long announcementNo, boolean removed) {
        var member = present.remove(account);
        if (member != null) {
            past.computeIfAbsent(account, _ -> new ArrayList<>())
                    .add(new PastMembership(member.sees(), lastNo, announcementNo, removed));
        }
    }

    public void change(AccountId account, UnaryOperator<Member> change) {
        present.computeIfPresent(account, (_, member) -> change.apply(member));
    }
}
