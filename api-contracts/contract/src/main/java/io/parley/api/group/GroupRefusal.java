package io.parley.api.group;

import io.parley.api.Refusal;

public enum GroupRefusal implements Refusal {
    /// The actor has left or was removed. Messages until then stay readable.
    NO_LONGER_MEMBER(Kind.AUTHORITY),
    /// The actor's role doesn't allow it, or not towards this member.
    ROLE_TOO_LOW(Kind.AUTHORITY),
    /// The actor is muted for a time.
    MEMBER_MUTED(Kind.AUTHORITY),
    /// Only the owner and the admins may write.
    GROUP_SILENCED(Kind.AUTHORITY),
    /// Only the owner and the admins may mention everyone.
    MENTIONING_ALL(Kind.AUTHORITY),
    GROUP_DISSOLVED(Kind.STATE),
    /// None of the people named could be added.
    NOBODY_ADDED(Kind.STATE),
    /// The person named is no friend of the actor.
    NOT_FRIENDS(Kind.STATE),
    ALREADY_MEMBER(Kind.STATE),
    GROUP_FULL(Kind.STATE),
    /// The person whom the command is about isn't in the group.
    NOT_A_MEMBER(Kind.STATE),
    /// The actor has no open invitation, or whoever invited them may not invite now.
    NO_INVITATION(Kind.STATE),
    /// The person whom the command is about doesn't wait to be let in. A plain member doesn't learn it.
    NO_JOIN_REQUEST(Kind.STATE),
    /// There is no such link, it has expired, or whoever made it may not invite now.
    NO_SUCH_LINK(Kind.ABSENT),
    /// The actor was removed before, and no link lets them back in.
    REMOVED_BEFORE(Kind.AUTHORITY),
    /// The owner must transfer or dissolve the group first.
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
