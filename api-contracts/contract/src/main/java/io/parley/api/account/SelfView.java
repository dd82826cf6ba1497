package io.parley.api.account;

import io.parley.api.AccountId;
import org.jspecify.annotations.Nullable;

/// What people see of their own account. `seq`: see `Snapshot`.
///
/// @param avatar absent if the picture is the initial of the person's name
/// @param readMarks whether read marks are visible, to others and of others
/// @param presence the same for being online, last seen and typing
/// @param askBeforeGroups whether the person is asked before somebody adds them to a group
public record SelfView(
        AccountId accountId,
        String handle,
        String nickname,
        @Nullable Avatar avatar,
        boolean findableByEmail,
        boolean findableByPhone,
        boolean readMarks,
        boolean presence,
        boolean askBeforeGroups,
        long seq) {}
