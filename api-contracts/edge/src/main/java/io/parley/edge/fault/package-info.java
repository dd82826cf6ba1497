/// What the log says of faults that come again and again, and of servers that are late.
@NullMarked
package io.parley.edge.fault;

import org.jspecify.annotations.NullMarked;
