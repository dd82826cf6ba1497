package io.parley.command.friendship;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.friendship.FriendshipId;

/// The two people a command is about: its sender and the other.
record Pair(AccountId me, AccountId other) {
    FriendshipId id() {
        return FriendshipId.between(me, other);
    }

    ConversationId conversation() {
        return ConversationId.direct(me, other);
    }
}
