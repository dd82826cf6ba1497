package io.parley.api.friendship;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The relation of two people as one of them, the reader, sees it. `seq`: see `Snapshot`.
///
/// @param conversationId their chat, if they have ever been friends
/// @param outgoing the unanswered request that the reader sent
/// @param incoming the request that waits for the reader's answer
/// @param source of the newest request between the two; absent if the request didn't say
/// @param blocked whether the reader has blocked the other person
public record FriendshipView(
        AccountId other,
        boolean friends,
        @Nullable ConversationId conversationId,
        @Nullable RequestView outgoing,
        @Nullable RequestView incoming,
        boolean blocked,
        @Nullable String remark,
        @Nullable Source source,
        long seq) {

    public record RequestView(@Nullable String message, Instant time) {}
}
