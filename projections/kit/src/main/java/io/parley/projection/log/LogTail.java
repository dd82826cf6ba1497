package io.parley.projection.log;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The log's newest events where the ledger's leading relay is in this JVM: they needn't be waited for until Kafka
/// has them. They are in the ledger already, in the same order and as the same bytes.
@FunctionalInterface
public interface LogTail {
    /// Where the relay is elsewhere.
    LogTail NONE = (_, _, _) -> Optional.empty();

    /// The records that follow a position, at most `limit`. Waits so long for the first. Absent if it isn't known
    /// here what follows: then Kafka has it, or will.
    Optional<List<byte[]>> after(long position, int limit, Duration timeout) throws InterruptedException;
}
