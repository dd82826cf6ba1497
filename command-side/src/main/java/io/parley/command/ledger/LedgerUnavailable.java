package io.parley.command.ledger;

import org.jspecify.annotations.Nullable;

/// A fault: whether the unit of work was or will be appended is unknown. Trying the same command again, with the same
/// client id, is safe.
public final class LedgerUnavailable extends RuntimeException {
    public LedgerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
