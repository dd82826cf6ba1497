package io.parley.api.invitation;

import io.parley.api.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An invite link that was neither revoked nor used up and has not expired, for those who may invite.
///
/// @param used how many people have joined by it
/// @param ended why it lets nobody in; absent if it does
/// @param fragment the part of the link after the `#`: conversation, link and token, separated by dots
public record LinkView(
        LinkId linkId,
        AccountId by,
        @Nullable Instant until,
        @Nullable Integer uses,
        int used,
        @Nullable LinkEnd ended,
        String fragment) {}
