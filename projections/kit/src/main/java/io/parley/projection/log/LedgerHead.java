package io.parley.projection.log;

import java.util.UUID;

/// Identifies the ledger and tells its last position. Reads PostgreSQL; blocking.
@FunctionalInterface
public interface LedgerHead {
    At read();

    /// @param generation raised when the log was started over after a loss
    /// @param position the position of the last event, 0 if there is none
    record At(UUID ledgerId, int generation, long position) {
        /// The ledger's name in each record of the log.
        public String source() {
            return "/ledger/" + ledgerId + "/" + generation;
        }
    }
}
