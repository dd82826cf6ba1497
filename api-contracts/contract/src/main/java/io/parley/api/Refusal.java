package io.parley.api;

import io.parley.api.account.AccountRefusal;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.friendship.FriendshipRefusal;
import io.parley.api.group.GroupRefusal;

/// Why a well-formed command was not carried out. Codes are protocol: unique over all features, never renamed.
public sealed interface Refusal
        permits AccountRefusal, FriendshipRefusal, ConversationRefusal, GroupRefusal, CommandRefusal {

    /// The constant's name, given by each enum.
    String name();

    Kind kind();

    default String code() {
        return Wire.name((Enum<?>) this);
    }

    /// What an edge answers: 409, 403 or 404.
    enum Kind {
        STATE,
        AUTHORITY,
        ABSENT
    }
}
