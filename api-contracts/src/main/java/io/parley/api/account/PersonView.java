package io.parley.api.account;

import io.parley.api.AccountId;

/// What others see of an account: never e-mail or phone. `position`: of its last change in the log.
public record PersonView(AccountId accountId, String handle, String nickname, Avatar avatar, long position) {}
