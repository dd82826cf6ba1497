package io.parley.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// TCP ports of this machine.
final class Ports {
    private Ports() {}

    /// One that nobody listens on now.
    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Refuses early, before any server is started for nothing.
    ///
    /// @param setting that chooses the port
    static void requireFree(String address, int port, String setting) {
        var wanted = new InetSocketAddress(address, port);
        if (wanted.isUnresolved()) {
            throw new CannotStart("parley.bind: " + address + " is not an address of this machine");
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(wanted);
        } catch (IOException e) {
            throw new CannotStart(
                    "port " + port + " on " + address + " is taken or not allowed (" + e.getMessage()
                            + "): choose another with " + setting + " or parley.bind",
                    e);
        }
    }
}
