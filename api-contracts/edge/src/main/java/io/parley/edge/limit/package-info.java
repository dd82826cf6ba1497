/// Rate limits, counted in Redis for all copies of a service together.
@NullMarked
package io.parley.edge.limit;

import org.jspecify.annotations.NullMarked;
