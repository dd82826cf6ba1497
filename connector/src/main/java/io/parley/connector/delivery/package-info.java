/// What the projections deliver, pushed to the sockets that are here; and how far inboxes go, which shows what was
/// missed.
@NullMarked
package io.parley.connector.delivery;

import org.jspecify.annotations.NullMarked;
