package io.parley.command.group.membership;

import io.parley.api.group.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who is in a group.
///
/// @param sees the messages after this one
/// @param mutedUntil absent where they aren't muted; it may have passed
public record Member(Role role, long sees, @Nullable Instant mutedUntil) {
    public Member as(Role other) {
        return new Member(other, sees, mutedUntil);
    }

    public Member muted(@Nullable Instant until) {
        return new Member(role, sees, until);
    }

    /// Nobody could take it from the owner.
    public boolean isMuted(Instant now) {
        return role != Role.OWNER && mutedUntil != null && now.isBefore(mutedUntil);
    }

    public boolean leads() {
        return role.isAbove(Role.MEMBER);
    }
}
