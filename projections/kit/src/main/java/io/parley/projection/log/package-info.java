/// The log of events as it is read from Kafka: every position once and in order, and where one is missing the reader
/// waits. The ledger says which topic it is and how far it goes.
@NullMarked
package io.parley.projection.log;

import org.jspecify.annotations.NullMarked;
