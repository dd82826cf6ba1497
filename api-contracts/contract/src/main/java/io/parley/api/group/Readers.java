package io.parley.api.group;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who has read a message of one's own in a group, of the members who show it.
///
/// @param count absent where one doesn't show one's own read marks, and so sees none
/// @param accounts absent where there are more than 200 members
public record Readers(
        ConversationId conversationId,
        long messageNo,
        @Nullable Integer count,
        @Nullable List<AccountId> accounts) {}
