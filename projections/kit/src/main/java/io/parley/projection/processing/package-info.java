/// Runs event handlers along the log. A processor keeps a handler's token beside its data. A processing group
/// reads the log once for several processors, and those that are far behind catch up in a group of their own.
@NullMarked
package io.parley.projection.processing;

import org.jspecify.annotations.NullMarked;
