package io.parley.command.group;

import io.parley.api.AccountId;
import java.util.List;
import java.util.Set;

/// Those whom somebody wants to bring into a group.
///
/// @param friends those of them who are the inviter's friends
/// @param askedFirst those friends who want to be asked first
record Candidates(List<AccountId> accounts, Set<AccountId> friends, Set<AccountId> askedFirst) {}
