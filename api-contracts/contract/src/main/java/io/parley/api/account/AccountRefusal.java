package io.parley.api.account;

import io.parley.api.Refusal;

/// Why a registration, a log-in or a change of the password was refused.
public enum AccountRefusal implements Refusal {
    HANDLE_TAKEN(Kind.STATE),
    EMAIL_TAKEN(Kind.STATE),
    PHONE_TAKEN(Kind.STATE),
    REGISTRATION_CLOSED(Kind.AUTHORITY),
    /// There is no such account, or the password is another. The answer doesn't reveal which.
    WRONG_CREDENTIALS(Kind.AUTHORITY),
    /// It isn't the password of the account that is logged in.
    WRONG_PASSWORD(Kind.AUTHORITY),
    /// The new password is the old one.
    SAME_PASSWORD(Kind.STATE);

    private final Kind kind;

    AccountRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
