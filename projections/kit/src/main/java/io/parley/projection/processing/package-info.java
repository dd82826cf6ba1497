/// Runs event handlers along the log: a processor keeps a handler's token beside its data, a processing group reads the
/// log once for several of them, and those that are far behind catch up in a group of their own.
@NullMarked
package io.parley.projection.processing;

import org.jspecify.annotations.NullMarked;
