package io.parley.command.group.membership;

import io.parley.api.AccountId;
import io.parley.api.invitation.LinkId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An invite link.
///
/// @param until absent where it has no end
/// @param uses how many may come by it; absent for any number
/// @param used how many have
public record InviteLink(
        LinkId linkId,
        AccountId by,
        @Nullable Instant until,
        @Nullable Integer uses,
        int used) {
    InviteLink usedOnceMore() {
        return new InviteLink(linkId, by, until, uses, used + 1);
    }

    public boolean holds(Instant now) {
        return until == null || now.isBefore(until);
    }

    public boolean hasUsesBeside(int others) {
        return uses == null || used + others < uses;
    }
}
