/// The HTTP and WebSocket behaviour that all services share: problems, origins, hosts, client addresses,
/// tokens, limits. Each service imports it as one configuration.
@NullMarked
package io.parley.edge;

import org.jspecify.annotations.NullMarked;
