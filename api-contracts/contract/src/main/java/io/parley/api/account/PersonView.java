package io.parley.api.account;

import io.parley.api.AccountId;

/// What others see of an account: never e-mail or phone. `seq`: see `Snapshot`.
public record PersonView(AccountId accountId, String handle, String nickname, Avatar avatar, long seq) {}
