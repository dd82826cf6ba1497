package io.parley.projection.inbox;

import io.parley.api.AccountId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The members of a conversation, each with the position of the event that made him one. It never changes, so that what
/// is remembered and what a batch works on may be one.
record Room(Map<AccountId, Long> since) {
    static final Room EMPTY = new Room(Map.of());

    Set<AccountId> members() {
        return since.keySet();
    }

    Room with(Collection<AccountId> accounts, long position) {
        var more = new LinkedHashMap<>(since);
        accounts.forEach(account -> more.put(account, position));
        return new Room(more);
    }

    Room without(Collection<AccountId> accounts) {
        var fewer = new LinkedHashMap<>(since);
        accounts.forEach(fewer::remove);
        return new Room(fewer);
    }
}
