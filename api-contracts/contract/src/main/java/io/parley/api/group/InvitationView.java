package io.parley.api.group;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.account.Avatar;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A group that one is asked into. `seq`: see `Snapshot`.
///
/// @param by who asks
/// @param name absent where it is called after its members
/// @param count of members
public record InvitationView(
        ConversationId conversationId,
        AccountId by,
        Instant time,
        @Nullable String name,
        @Nullable Avatar avatar,
        int count,
        long seq) {}
