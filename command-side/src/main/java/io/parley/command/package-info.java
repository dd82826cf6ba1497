/// Carries out commands: `gateway` takes them, the aggregates of the features decide, `aggregate` loads and stores
/// those, `ledger` keeps what they decided, `relay` publishes it. Here is how the service starts and what all of it
/// shares.
@NullMarked
package io.parley.command;

import org.jspecify.annotations.NullMarked;
