package io.parley.command.ledger;

/// The unit of work was not appended and won't be: too many wait, or the ledger is closing. Try again later.
public final class LedgerBusy extends RuntimeException {
    public LedgerBusy(String why) {
        super(why, null, false, false);
    }
}
