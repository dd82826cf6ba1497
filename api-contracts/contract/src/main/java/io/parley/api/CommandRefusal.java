package io.parley.api;

/// Why any command may be refused.
public enum CommandRefusal implements Refusal {
    /// The same actor used the client id before, for a command of other content on the same target.
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
