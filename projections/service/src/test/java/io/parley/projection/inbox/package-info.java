@NullMarked
package io.parley.projection.inbox;

import org.jspecify.annotations.NullMarked;
