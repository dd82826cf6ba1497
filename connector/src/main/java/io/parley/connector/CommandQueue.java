package io.parley.connector;

import io.parley.api.wire.ClientFrame;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/// The commands of one socket, carried out one after the other in the order they came, on a virtual thread that is
/// there only while there is something to do.
final class CommandQueue {
    private final int most;
    private final Consumer<ClientFrame.Request> carryOut;
    private final Queue<ClientFrame.Request> waiting = new ArrayDeque<>(1);
    private boolean running;

    /// @param carryOut must not throw
    CommandQueue(int most, Consumer<ClientFrame.Request> carryOut) {
        this.most = most;
        this.carryOut = carryOut;
    }

    /// False where too many wait.
    synchronized boolean offer(ClientFrame.Request request) {
        if (waiting.size() >= most) {
            return false;
        }
        waiting.add(request);
        if (!running) {
            running = true;
            Thread.ofVirtual().name("parley-commands").start(this::run);
        }
        return true;
    }

    synchronized boolean isIdle() {
        return !running;
    }

    /// Forgets what was not begun.
    synchronized void drop() {
        waiting.clear();
    }

    private void run() {
        for (var next = next(); next != null; next = next()) {
            carryOut.accept(next);
        }
    }

    private synchronized ClientFrame.@org.jspecify.annotations.Nullable Request next() {
        var next = waiting.poll();
        running = next != null;
        return next;
    }
}
