/// Builds the views anew from the whole log, in this process.
@NullMarked
package io.parley.bench.replay;

import org.jspecify.annotations.NullMarked;
