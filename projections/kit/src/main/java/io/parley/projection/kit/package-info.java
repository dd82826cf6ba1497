/// What an author of a view writes and works with: a `Projection` says what an event changes, a `Reducer`
/// counts on from what was there, and `Writes` collects what both change. An `EventHandler` runs them for the
/// processors.
@NullMarked
package io.parley.projection.kit;

import org.jspecify.annotations.NullMarked;
