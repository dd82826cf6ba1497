/// Redis as something that may be away.
@NullMarked
package io.parley.edge.redis;

import org.jspecify.annotations.NullMarked;
