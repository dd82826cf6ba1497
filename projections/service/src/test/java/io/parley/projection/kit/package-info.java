@NullMarked
package io.parley.projection.kit;

import org.jspecify.annotations.NullMarked;
