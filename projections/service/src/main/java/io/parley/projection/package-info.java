/// The projections as a service: its main class and its wiring.
@NullMarked
package io.parley.projection;

import org.jspecify.annotations.NullMarked;
