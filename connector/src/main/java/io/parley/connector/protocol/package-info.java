/// What each frame of a client leads to, from the handshake on, and the clock of all sockets.
@NullMarked
package io.parley.connector.protocol;

import org.jspecify.annotations.NullMarked;
