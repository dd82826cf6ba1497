/// Access to Redis, which may be away.
@NullMarked
package io.parley.edge.redis;

import org.jspecify.annotations.NullMarked;
