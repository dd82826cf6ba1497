package io.parley.api.group;

import io.parley.api.AccountId;
import org.jspecify.annotations.Nullable;

/// One who was asked for and was not added to a group.
///
/// @param code why, as of a refusal: `not-friends`, `already-member`, `group-full`, `oneself`; absent where the command
///   was sent again, since only those who were added are remembered
public record NotAdded(AccountId account, @Nullable String code) {}
