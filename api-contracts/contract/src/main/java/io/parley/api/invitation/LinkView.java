package io.parley.api.invitation;

import io.parley.api.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A valid invite link, for those who may invite.
///
/// @param used how many people have joined by it
/// @param fragment the part of the link after the `#`: conversation, link and token, separated by dots
public record LinkView(
        LinkId linkId,
        AccountId by,
        @Nullable Instant until,
        @Nullable Integer uses,
        int used,
        String fragment) {}
