@NullMarked
package io.parley.projection;

import org.jspecify.annotations.NullMarked;
