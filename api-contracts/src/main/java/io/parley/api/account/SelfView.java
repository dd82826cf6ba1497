package io.parley.api.account;

import io.parley.api.AccountId;

/// What one sees of one's own account. `position`: of its last change in the log.
public record SelfView(
        AccountId accountId,
        String handle,
        String nickname,
        Avatar avatar,
        boolean findableByEmail,
        boolean findableByPhone,
        long position) {}
