/// What a client missed, entry by entry, and the snapshot that a new client starts from.
@NullMarked
package io.parley.query.inbox;

import org.jspecify.annotations.NullMarked;
