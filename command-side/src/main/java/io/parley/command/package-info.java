/// Carries out commands: `CommandGate` takes them, aggregates decide, the ledger keeps what they decided. What all
/// features need to do so is here; each feature has a package of its own.
@NullMarked
package io.parley.command;

import org.jspecify.annotations.NullMarked;
