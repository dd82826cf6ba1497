/// Open sockets: their frames, what waits to be sent, how much one may send, and whose they are. Carries out nothing.
@NullMarked
package io.parley.connector.socket;

import org.jspecify.annotations.NullMarked;
