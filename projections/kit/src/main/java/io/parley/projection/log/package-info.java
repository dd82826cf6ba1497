/// The log of events, read from Kafka: every position once and in order. If a position is missing, the reader
/// waits for it. The ledger says which topic holds the log and where the log ends.
@NullMarked
package io.parley.projection.log;

import org.jspecify.annotations.NullMarked;
