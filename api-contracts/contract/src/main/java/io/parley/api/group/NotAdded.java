package io.parley.api.group;

import io.parley.api.AccountId;
import org.jspecify.annotations.Nullable;

/// One who was asked for and was not added to a group, or not yet.
///
/// @param code why, as of a refusal: `not-friends`, `already-member`, `group-full`, `oneself`; `asked` where he
///   wants to be asked first and now is, `awaits-approval` where an admin has to let him in; absent where the command
///   was sent again, since only those who were added are remembered
public record NotAdded(AccountId account, @Nullable String code) {}
