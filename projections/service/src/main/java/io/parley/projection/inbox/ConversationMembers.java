package io.parley.projection.inbox;

import io.parley.api.AccountId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The members of a conversation, each with the position of the event that gave them their present role. It is
/// immutable, so that the cache and a batch may share it.
///
/// @param deciders those of them who are owner or admin
record ConversationMembers(Map<AccountId, Long> since, Set<AccountId> deciders) {
    static final ConversationMembers EMPTY = new ConversationMembers(Map.of(), Set.of());

    Set<AccountId> members() {
        return since.keySet();
    }

    ConversationMembers with(Collection<AccountId> accounts, boolean decide, long position) {
        var members = new LinkedHashMap<>(since);
        accounts.forEach(account -> members.put(account, position));
        var leading = new LinkedHashSet<>(deciders);
        if (decide) {
            leading.addAll(accounts);
        } else {
            leading.removeAll(accounts);
        }
        return new ConversationMembers(members, leading);
    }

    ConversationMembers without(Collection<AccountId> accounts) {
        var members = new LinkedHashMap<>(since);
        accounts.forEach(members::remove);
        var leading = new LinkedHashSet<>(deciders);
        accounts.forEach(leading::remove);
        return new ConversationMembers(members, leading);
    }
}
