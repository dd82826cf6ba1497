package io.parley.command.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Passes TCP connections on to a port of this machine, well or badly.
public final class FlakyProxy implements AutoCloseable {
    private final int target;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean answersLost;
    private volatile long delayMillis;

    public FlakyProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Ends every connection and each new one.
    public void cut() {
        cut = true;
        sockets.forEach(FlakyProxy::end);
    }

    public void restore() {
        cut = false;
        answersLost = false;
        delayMillis = 0;
    }

    /// The next answer of the other side ends its connection instead of coming through.
    void loseAnswers() {
        answersLost = true;
    }

    /// Every chunk is late.
    public void delay(long millis) {
        delayMillis = millis;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                // this proxy was closed
            }
        }
    }

    private void connect(Socket near) throws IOException {
        sockets.add(near);
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), cut ? 0 : target);
            sockets.add(far);
            Thread.ofVirtual().start(() -> pump(near, far, false));
            Thread.ofVirtual().start(() -> pump(far, near, true));
        } catch (IOException e) {
            near.close();
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        var buffer = new byte[64 * 1024];
        try (from;
                to) {
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (answers && answersLost) {
                    return;
                }
                LockSupport.parkNanos(delayMillis * 1_000_000);
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // ended from one of the sides
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
