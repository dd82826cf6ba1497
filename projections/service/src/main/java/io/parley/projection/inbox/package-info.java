/// Everybody's inbox: which events a person may see, numbered from 1 without holes. It is a pure function of
/// the log. Whoever computes it, in whatever batches and however often, gives every person the same numbers.
@NullMarked
package io.parley.projection.inbox;

import org.jspecify.annotations.NullMarked;
