/// The door of health and metrics, which has a port of its own.
@NullMarked
package io.parley.edge.management;

import org.jspecify.annotations.NullMarked;
