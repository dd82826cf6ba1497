package io.parley.api.group;

import io.parley.api.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member of a group.
///
/// @param nickname their name in this group; absent if they have none
/// @param mutedUntil when their mute ends, which may have passed; absent if nobody muted them
/// @param joined when they last joined; members are listed by it, then by account
public record MemberView(
        AccountId account,
        Role role,
        @Nullable String nickname,
        @Nullable Instant mutedUntil,
        Instant joined) {}
