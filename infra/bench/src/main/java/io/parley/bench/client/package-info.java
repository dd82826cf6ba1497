/// A Parley client without a screen: HTTP and WebSocket, an inbox without holes, many of them on one event loop.
@NullMarked
package io.parley.bench.client;

import org.jspecify.annotations.NullMarked;
