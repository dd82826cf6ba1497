package io.parley.api.friendship;

import io.parley.api.Refusal;

public enum FriendshipRefusal implements Refusal {
    NO_SUCH_PERSON(Kind.ABSENT),
    ONESELF(Kind.STATE),
    ALREADY_FRIENDS(Kind.STATE),
    /// The actor asked less than a day ago, and has no answer.
    REQUEST_OPEN(Kind.STATE),
    /// There is no request to accept, decline or withdraw.
    NO_REQUEST(Kind.STATE),
    /// There is no friendship to end.
    NO_FRIENDSHIP(Kind.STATE),
    /// The actor has blocked the other person and must unblock them first.
    BLOCKED_BY_YOU(Kind.STATE),
    NOT_BLOCKED(Kind.STATE);

    private final Kind kind;

    FriendshipRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
