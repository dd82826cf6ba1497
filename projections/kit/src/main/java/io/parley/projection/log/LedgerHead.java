package io.parley.projection.log;

import java.util.UUID;

/// Which ledger there is, and how far it goes. Read from PostgreSQL; blocking.
@FunctionalInterface
public interface LedgerHead {
    At read();

    /// @param generation raised when the log was begun anew after a loss
    /// @param position of the last event, 0 if there is none
    record At(UUID ledgerId, int generation, long position) {
        /// As each record of the log names where it comes from.
        public String source() {
            return "/ledger/" + ledgerId + "/" + generation;
        }
    }
}
