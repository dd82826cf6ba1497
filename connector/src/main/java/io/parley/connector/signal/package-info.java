/// What presence, typing and watched groups share: notes until the next tick, and counters of sent signals.
@NullMarked
package io.parley.connector.signal;

import org.jspecify.annotations.NullMarked;
