package io.parley.api.account;

import io.parley.api.AccountId;

/// What one sees of one's own account. `seq`: see `Snapshot`.
///
/// @param readMarks whether read marks are shown, to others and of others
/// @param presence the same for being online, last seen and typing
/// @param askBeforeGroups whether one is asked before one is added to a group
public record SelfView(
        AccountId accountId,
        String handle,
        String nickname,
        Avatar avatar,
        boolean findableByEmail,
        boolean findableByPhone,
        boolean readMarks,
        boolean presence,
        boolean askBeforeGroups,
        long seq) {}
