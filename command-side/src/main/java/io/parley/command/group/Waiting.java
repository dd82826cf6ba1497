package io.parley.command.group;

import io.parley.api.AccountId;
import io.parley.api.group.LinkId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who isn't in a group yet: those who were asked, and those whom an admin has to let in.
final class Waiting {
    /// Who asked them last.
    private Map<AccountId, AccountId> invitations = new HashMap<>();

    private Map<AccountId, JoinRequest> requests = new HashMap<>();

    @Nullable
    AccountId inviterOf(AccountId account) {
        return invitations.get(account);
    }

    @Nullable
    JoinRequest requestOf(AccountId account) {
        return requests.get(account);
    }

    /// How many beside these have to be let in.
    int beside(Collection<AccountId> accounts) {
        return (int) requests.keySet().stream()
                .filter(account -> !accounts.contains(account))
                .count();
    }

    /// How many beside `account` wait who came by this link.
    int othersBy(LinkId link, AccountId account) {
        return (int) requests.entrySet().stream()
                .filter(entry -> link.equals(entry.getValue().linkId())
                        && !entry.getKey().equals(account))
                .count();
    }

    /// He was let in, if he had to be.
    void invited(AccountId account, AccountId by) {
        invitations.put(account, by);
        requests.remove(account);
    }

    void declined(AccountId account) {
        invitations.remove(account);
    }

    /// The first request stays.
    void requested(AccountId account, JoinRequest request) {
        requests.putIfAbsent(account, request);
    }

    /// He was let in, or is not.
    void settled(AccountId account) {
        requests.remove(account);
    }

    /// However he came.
    void joined(AccountId account) {
        invitations.remove(account);
        requests.remove(account);
    }

    /// Nobody is let in any more; who was asked may still say no.
    void dissolved() {
        requests.clear();
    }
}
