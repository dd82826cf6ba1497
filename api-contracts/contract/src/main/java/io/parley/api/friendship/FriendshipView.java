package io.parley.api.friendship;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is between two people as one of them sees it. `seq`: see `Snapshot`.
///
/// @param conversationId their chat, once they have been friends
/// @param outgoing the request one has sent and sees no answer to
/// @param incoming the request that waits for one's answer
/// @param source of the newest request between the two, where that said it
/// @param blocked whether one has blocked the other
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
