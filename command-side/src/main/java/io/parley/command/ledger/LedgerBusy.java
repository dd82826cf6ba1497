package io.parley.command.ledger;

/// The unit of work was not appended and won't be: too many wait, the ledger is closing, or the relay hasn't found (any
/// more, or since PostgreSQL has started) that the topic fits the ledger. Try again later.
public final class LedgerBusy extends RuntimeException {
    public LedgerBusy(String why) {
        super(why, null, false, false);
    }
}
