package io.parley.api.friendship;

import io.parley.api.Refusal;

public enum FriendshipRefusal implements Refusal {
    NO_SUCH_PERSON(Kind.ABSENT),
    ONESELF(Kind.STATE),
    ALREADY_FRIENDS(Kind.STATE),
    /// One asked less than a day ago, and sees no answer.
    REQUEST_OPEN(Kind.STATE),
    /// There is no request to accept, decline or withdraw.
    NO_REQUEST(Kind.STATE),
    /// There is no friendship to end.
    NO_FRIENDSHIP(Kind.STATE),
    /// One has blocked the other; unblock first.
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
