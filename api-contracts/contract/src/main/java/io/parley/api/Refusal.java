package io.parley.api;

import io.parley.api.account.AccountRefusal;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.friendship.FriendshipRefusal;
import io.parley.api.group.GroupRefusal;

/// Why a well-formed command was not carried out. Codes are part of the protocol: unique over all
/// features, never renamed.
public sealed interface Refusal
        permits AccountRefusal, FriendshipRefusal, ConversationRefusal, GroupRefusal, CommandRefusal {

    /// The name of the constant, which each enum provides.
    String name();

    Kind kind();

    default String code() {
        return Wire.name((Enum<?>) this);
    }

    /// Which status the edge answers with: 409, 403 or 404.
    enum Kind {
        STATE,
        AUTHORITY,
        ABSENT
    }
}
