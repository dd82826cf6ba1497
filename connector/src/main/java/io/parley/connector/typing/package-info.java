/// Signals that somebody is writing.
@NullMarked
package io.parley.connector.typing;

import org.jspecify.annotations.NullMarked;
