/// Sends messages on a schedule and checks that each reached everyone exactly once and in order.
@NullMarked
package io.parley.bench.load;

import org.jspecify.annotations.NullMarked;
