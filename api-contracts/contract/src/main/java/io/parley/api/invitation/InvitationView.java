package io.parley.api.invitation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.account.Avatar;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An invitation of the reader to a group. `seq`: see `Snapshot`.
///
/// @param by who invites
/// @param name absent if the group is called after its members
/// @param count number of members
public record InvitationView(
        ConversationId conversationId,
        AccountId by,
        Instant time,
        @Nullable String name,
        @Nullable Avatar avatar,
        int count,
        long seq) {}
