/// Open sockets: their frames, what waits to be sent, how much a client may send, and whose they are. This
/// package carries nothing out.
@NullMarked
package io.parley.connector.socket;

import org.jspecify.annotations.NullMarked;
