package io.parley.api.conversation;

import io.parley.api.Refusal;

public enum ConversationRefusal implements Refusal {
    /// There is no such conversation, or the actor isn't a member.
    NO_SUCH_CONVERSATION(Kind.ABSENT),
    /// The two are not friends.
    CONVERSATION_CLOSED(Kind.STATE),
    /// The read mark lies beyond the last message.
    NO_SUCH_MESSAGE(Kind.STATE);

    private final Kind kind;

    ConversationRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
