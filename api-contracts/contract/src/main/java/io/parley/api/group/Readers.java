package io.parley.api.group;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who has read the person's own message in a group, among the members who show their read marks.
///
/// @param count absent if the person hides their own read marks, and so sees none
/// @param accounts absent if there are more than 200 members
public record Readers(
        ConversationId conversationId,
        long messageNo,
        @Nullable Integer count,
        @Nullable List<AccountId> accounts) {}
