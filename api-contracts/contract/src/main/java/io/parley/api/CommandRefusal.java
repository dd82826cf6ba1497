package io.parley.api;

/// Why any command may be refused.
public enum CommandRefusal implements Refusal {
    /// The client id was used before, for a command of other content and of the same actor and target.
    CLIENT_ID_REUSED(Kind.STATE),
    /// The session that the token names has ended.
    SESSION_ENDED(Kind.AUTHORITY);

    private final Kind kind;

    CommandRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
