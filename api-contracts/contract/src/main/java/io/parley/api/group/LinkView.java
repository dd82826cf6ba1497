package io.parley.api.group;

import io.parley.api.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An invite link that still holds, for those who may invite.
///
/// @param used how many have come by it
/// @param fragment what stands behind the `#` of the link: conversation, link and token, each after a dot but the first
public record LinkView(
        LinkId linkId,
        AccountId by,
        @Nullable Instant until,
        @Nullable Integer uses,
        int used,
        String fragment) {}
