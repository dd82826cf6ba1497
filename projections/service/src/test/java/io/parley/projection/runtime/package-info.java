@NullMarked
package io.parley.projection.runtime;

import org.jspecify.annotations.NullMarked;
