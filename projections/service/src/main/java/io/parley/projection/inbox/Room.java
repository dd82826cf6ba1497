package io.parley.projection.inbox;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;

/// People who may see an event together: the members of a conversation, or the circle of an account, who are told
/// what it changes about itself (see `CircleChange`).
///
/// @param key tells this room from all others
/// @param mayBeEmpty whether an event may have it as its audience though nobody ever was in it
record Room(String key, boolean mayBeEmpty) {
    static Room of(ConversationId conversation) {
        return new Room(conversation.toString(), false);
    }

    static Room circleOf(AccountId account) {
        return new Room("circle-" + account, true);
    }
}
