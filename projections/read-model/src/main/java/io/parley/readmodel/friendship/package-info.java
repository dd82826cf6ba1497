/// The relation of two people, as each of them sees it.
@NullMarked
package io.parley.readmodel.friendship;

import org.jspecify.annotations.NullMarked;
