/// Strict reading of what clients send: JSON bodies and query parameters.
@NullMarked
package io.parley.edge.input;

import org.jspecify.annotations.NullMarked;
