package io.parley.api.account;

import io.parley.api.AccountId;
import org.jspecify.annotations.Nullable;

/// What others see of an account, never its e-mail address or phone number. `seq`: see `Snapshot`.
///
/// @param avatar absent if the picture is the initial of the person's name
public record PersonView(
        AccountId accountId,
        String handle,
        String nickname,
        @Nullable Avatar avatar,
        long seq) {}
