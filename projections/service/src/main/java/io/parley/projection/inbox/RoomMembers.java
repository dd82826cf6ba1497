package io.parley.projection.inbox;

import io.parley.api.AccountId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Who is in a room, each with the position of the event that gave them their present role. It is immutable, so
/// that the cache and a batch may share it.
///
/// @param deciders those of them who are owner or admin
record RoomMembers(Map<AccountId, Long> since, Set<AccountId> deciders) {
    static final RoomMembers EMPTY = new RoomMembers(Map.of(), Set.of());

    Set<AccountId> members() {
        return since.keySet();
    }

    RoomMembers with(Collection<AccountId> accounts, boolean decide, long position) {
        var members = new LinkedHashMap<>(since);
        accounts.forEach(account -> members.put(account, position));
        var leading = new LinkedHashSet<>(deciders);
        if (decide) {
            leading.addAll(accounts);
        } else {
            leading.removeAll(accounts);
        }
        return new RoomMembers(members, leading);
    }

    RoomMembers without(Collection<AccountId> accounts) {
        var members = new LinkedHashMap<>(since);
        accounts.forEach(members::remove);
        var leading = new LinkedHashSet<>(deciders);
        accounts.forEach(leading::remove);
        return new RoomMembers(members, leading);
    }
}
