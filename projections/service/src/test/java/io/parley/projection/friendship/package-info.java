@NullMarked
package io.parley.projection.friendship;

import org.jspecify.annotations.NullMarked;
