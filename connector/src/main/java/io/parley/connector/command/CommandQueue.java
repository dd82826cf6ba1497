package io.parley.connector.command;

import io.parley.api.wire.Answer;
import io.parley.api.wire.ClientFrame;
import io.parley.api.wire.ServerFrame;
import io.parley.connector.socket.Socket;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The commands of one socket. A virtual thread carries them out one after the other in the order of arrival;
/// it exists only while there is work. When the connector closes the socket, the queue drops the commands
/// that haven't begun.
public final class CommandQueue {
    private final Socket socket;
    private final CommandQueues all;
    private final Queue<ClientFrame.Request> waiting = new ArrayDeque<>(1);
    private boolean running;

    CommandQueue(Socket socket, CommandQueues all) {
        this.socket = socket;
        this.all = all;
    }

    /// Answers `busy` if too many commands wait.
    public void add(ClientFrame.Request request) {
        if (!offer(request)) {
            socket.send(new ServerFrame.Busy(request.ref(), 1000));
        }
    }

    private synchronized boolean offer(ClientFrame.Request request) {
        if (waiting.size() >= all.most()) {
            return false;
        }
        waiting.add(request);
        if (!running) {
            running = true;
            all.begun();
            Thread.ofVirtual().name("parley-commands").start(this::run);
        }
        return true;
    }

    private void run() {
        for (var next = next(); next != null; next = next()) {
            carryOut(next);
        }
        all.ended();
    }

    private synchronized ClientFrame.@Nullable Request next() {
        if (socket.isClosed()) {
            waiting.clear();
        }
        var next = waiting.poll();
        running = next != null;
        return next;
    }

    private void carryOut(ClientFrame.Request request) {
        var answer = socket.token()
                .map(token -> all.commands().send(token, request.command()))
                .orElseGet(Answer.Failed::new);
        socket.send(ServerFrame.answer(request.ref(), answer));
    }
}
