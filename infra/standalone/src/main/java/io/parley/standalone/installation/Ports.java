package io.parley.standalone.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// TCP ports of this machine.
public final class Ports {
    /// Below what systems give to outgoing connections, which would take it before the server that it is for has begun.
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    /// A port that nobody listens on now.
    public static int free() {
        for (var attempt = 1; ; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /// Refuses early, before any server is started for nothing.
    ///
    /// @param setting that chooses the port
    public static void requireFree(String address, int port, String setting) {
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
