/// The relay: publishes the ledger to its topic, in order and without a hole. Start reading at `Relay`, then
/// `Lease` (who leads), `TopicCheck` (where to go on) and `Publisher` (what is sent).
@NullMarked
package io.parley.command.relay;

import org.jspecify.annotations.NullMarked;
