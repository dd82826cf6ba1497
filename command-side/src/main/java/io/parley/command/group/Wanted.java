package io.parley.command.group;

import io.parley.api.AccountId;
import java.util.List;
import java.util.Set;

/// Those whom one wants in a group.
///
/// @param friends those of them who are friends of one's
/// @param askedFirst those friends who want to be asked first
record Wanted(List<AccountId> accounts, Set<AccountId> friends, Set<AccountId> askedFirst) {}
