@NullMarked
package io.parley.projection.log;

import org.jspecify.annotations.NullMarked;
