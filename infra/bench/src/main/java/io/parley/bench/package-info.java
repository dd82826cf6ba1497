/// Loads a Parley as its users would, over the public protocol, and tells how fast it was and whether anything was
/// lost, doubled or reordered. A process of its own, which starts the server that it measures.
@NullMarked
package io.parley.bench;

import org.jspecify.annotations.NullMarked;
