package io.parley.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A connection to a server on this machine until the test cuts it. Then nothing comes through, and
/// no connection ends.
public final class Cable implements AutoCloseable {
    private final int to;
    private final ServerSocket door;
    private final ConcurrentLinkedQueue<Socket> ends = new ConcurrentLinkedQueue<>();
    private boolean cut;

    public Cable(int to) {
        try {
            this.to = to;
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /// Cuts the cable until the caller closes the result.
    public synchronized Cut cut() {
        cut = true;
        return this::mend;
    }

    public interface Cut extends AutoCloseable {
        @Override
        void close();
    }

    private synchronized void mend() {
        cut = false;
        notifyAll();
    }

    @Override
    public void close() {
        mend();
        try {
            door.close();
            for (var end : ends) {
                end.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var one = door.accept();
                var other = new Socket(InetAddress.getLoopbackAddress(), to);
                ends.add(one);
                ends.add(other);
                Thread.ofVirtual().start(() -> lead(one, other));
                Thread.ofVirtual().start(() -> lead(other, one));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void lead(Socket from, Socket into) {
        var bytes = new byte[65_536];
        try (from;
                into) {
            for (var length = from.getInputStream().read(bytes);
                    length >= 0;
                    length = from.getInputStream().read(bytes)) {
                awaitMended();
                into.getOutputStream().write(bytes, 0, length);
            }
        } catch (IOException e) {
            // closed
        }
    }

    private synchronized void awaitMended() {
        try {
            while (cut) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
