/// The ledger: every event there is, in one total order. Start reading at `db/migration/V1__ledger.sql` (`append` as it
/// is now is in `R__append.sql`), then `Ledger` and `GroupCommit`.
@NullMarked
package io.parley.command.ledger;

import org.jspecify.annotations.NullMarked;
