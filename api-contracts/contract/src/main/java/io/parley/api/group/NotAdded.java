package io.parley.api.group;

import io.parley.api.AccountId;
import org.jspecify.annotations.Nullable;

/// A person whom the actor named and who was not added to a group, or not yet.
///
/// @param code why, as a refusal's code: `not-friends`, `already-member`, `group-full`, `oneself`; `asked` if
///   they want to be asked first and now are, `awaits-approval` if an admin has to let them in; absent if the
///   command was sent again, because the server remembers only those who were added
public record NotAdded(AccountId account, @Nullable String code) {}
