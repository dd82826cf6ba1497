/// The relation of two people, as each of them sees it.
@NullMarked
package io.parley.projection.friendship;

import org.jspecify.annotations.NullMarked;
