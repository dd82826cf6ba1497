package io.parley.api.group;

import io.parley.api.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member of a group.
///
/// @param nickname what he is called in this group, where he has said so
/// @param mutedUntil until when he can't write, where he was muted; it may have passed
/// @param joined when they last joined: members are listed by it, then by account
public record MemberView(
        AccountId account,
        Role role,
        @Nullable String nickname,
        @Nullable Instant mutedUntil,
        Instant joined) {}
