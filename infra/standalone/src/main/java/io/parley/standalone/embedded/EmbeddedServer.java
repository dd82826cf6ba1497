package io.parley.standalone.embedded;

import java.util.Map;

/// A server that Parley brings along. Made by starting it; ready when made.
interface EmbeddedServer extends AutoCloseable {

    /// The settings by which the services find it.
    Map<String, Object> settings();

    /// Stops it in order, and returns when it has stopped.
    @Override
    void close();
}
