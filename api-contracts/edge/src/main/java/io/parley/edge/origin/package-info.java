/// Keeps the pages of other sites out.
@NullMarked
package io.parley.edge.origin;

import org.jspecify.annotations.NullMarked;
