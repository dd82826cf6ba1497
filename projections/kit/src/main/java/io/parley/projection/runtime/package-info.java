/// Reads the log in batches and hands it to what is built from it. Keeps how far each has come beside its data, takes
/// every position once and in order, and waits where one is missing. A view is a `Projection`, or where it counts a
/// `Reducer`.
@NullMarked
package io.parley.projection.runtime;

import org.jspecify.annotations.NullMarked;
