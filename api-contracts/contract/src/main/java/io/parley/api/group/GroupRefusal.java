package io.parley.api.group;

import io.parley.api.Refusal;

public enum GroupRefusal implements Refusal {
    /// One has left or was removed: what was said until then stays readable.
    NO_LONGER_MEMBER(Kind.AUTHORITY),
    /// One's role doesn't allow it, or not towards this member.
    ROLE_TOO_LOW(Kind.AUTHORITY),
    /// One can't write for a time.
    MEMBER_MUTED(Kind.AUTHORITY),
    /// Only the owner and the admins may write.
    GROUP_SILENCED(Kind.AUTHORITY),
    /// Only the owner and the admins may mention everyone.
    MENTIONING_ALL(Kind.AUTHORITY),
    GROUP_DISSOLVED(Kind.STATE),
    /// None of those asked for could be added.
    NOBODY_ADDED(Kind.STATE),
    /// The one asked for is no friend of one's.
    NOT_FRIENDS(Kind.STATE),
    ALREADY_MEMBER(Kind.STATE),
    GROUP_FULL(Kind.STATE),
    /// The one that it is about isn't in the group.
    NOT_A_MEMBER(Kind.STATE),
    /// One was not asked into it, or has answered.
    NO_INVITATION(Kind.STATE),
    /// The one that it is about isn't to join.
    NO_JOIN_REQUEST(Kind.STATE),
    /// There is no such link, or it is over.
    NO_SUCH_LINK(Kind.ABSENT),
    /// One was removed: no link leads back.
    REMOVED_BEFORE(Kind.AUTHORITY),
    /// Hand the group on first, or dissolve it.
    OWNER_CANNOT_LEAVE(Kind.STATE);

    private final Kind kind;

    GroupRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
