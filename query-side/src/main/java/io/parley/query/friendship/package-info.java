/// A person's relations with others.
@NullMarked
package io.parley.query.friendship;

import org.jspecify.annotations.NullMarked;
