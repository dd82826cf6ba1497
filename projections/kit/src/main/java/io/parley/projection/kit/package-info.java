/// What the author of a view writes and works with. A `Projection` says what an event changes, a `Reducer`
/// counts on from the previous state, and `Writes` collects what both change. An `EventHandler` runs them
/// for the processors.
@NullMarked
package io.parley.projection.kit;

import org.jspecify.annotations.NullMarked;
