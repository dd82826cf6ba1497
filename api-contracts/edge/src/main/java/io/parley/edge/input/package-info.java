/// What clients send, read strictly: JSON bodies and query parameters.
@NullMarked
package io.parley.edge.input;

import org.jspecify.annotations.NullMarked;
