package io.parley.api.account;

import io.parley.api.AccountId;

/// What others see of an account, never its e-mail address or phone number. `seq`: see `Snapshot`.
public record PersonView(AccountId accountId, String handle, String nickname, Avatar avatar, long seq) {}
