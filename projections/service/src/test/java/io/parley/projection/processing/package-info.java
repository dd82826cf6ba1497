@NullMarked
package io.parley.projection.processing;

import org.jspecify.annotations.NullMarked;
