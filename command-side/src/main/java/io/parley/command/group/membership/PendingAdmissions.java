package io.parley.command.group.membership;

import io.parley.api.AccountId;
import io.parley.api.invitation.LinkId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Those who aren't in a group yet: who was asked, and whom an admin has to let in.
public final class PendingAdmissions {
    /// By the invited account: who invited it last.
    private Map<AccountId, AccountId> invitations = new HashMap<>();

    private Map<AccountId, JoinRequest> requests = new HashMap<>();

    @Nullable
    public AccountId inviterOf(AccountId account) {
        return invitations.get(account);
    }

    @Nullable
    public JoinRequest requestOf(AccountId account) {
        return requests.get(account);
    }

    /// How many beside these have to be let in.
    public int beside(Collection<AccountId> accounts) {
        return (int) requests.keySet().stream()
                .filter(account -> !accounts.contains(account))
                .count();
    }

    /// How many beside `account` wait who came by this link.
    public int othersBy(LinkId link, AccountId account) {
        return (int) requests.entrySet().stream()
                .filter(entry -> link.equals(entry.getValue().linkId())
                        && !entry.getKey().equals(account))
                .count();
    }

    /// Where they had to be let in, they were.
    public void invited(AccountId account, AccountId by) {
        invitations.put(account, by);
        requests.remove(account);
    }

    public void declined(AccountId account) {
        invitations.remove(account);
    }

    /// The first request stays.
    public void requested(AccountId account, JoinRequest request) {
        requests.putIfAbsent(account, request);
    }

    /// They were let in, or refused.
    public void settled(AccountId account) {
        requests.remove(account);
    }

    /// However they came.
    public void joined(AccountId account) {
        invitations.remove(account);
        requests.remove(account);
    }

    /// Nobody is let in any more; the invited may still decline.
    public void dissolved() {
        requests.clear();
    }
}
