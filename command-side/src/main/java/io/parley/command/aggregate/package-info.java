/// Loads aggregates from the ledger and appends what they decide: Axon's storage engine on the ledger, and
/// repositories with cache, locks and snapshots. Start reading at `Repositories`, then `LedgerEventStorageEngine`
/// and `ReadSet`.
@NullMarked
package io.parley.command.aggregate;

import org.jspecify.annotations.NullMarked;
