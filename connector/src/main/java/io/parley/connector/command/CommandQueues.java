package io.parley.connector.command;

import io.parley.connector.settings.ConnectorSettings;
import io.parley.connector.socket.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/// What the command queues of all sockets share.
@Component
public final class CommandQueues {
    private final CommandSender commands;
    private final int most;
    private final AtomicInteger running = new AtomicInteger();

    CommandQueues(CommandSender commands, ConnectorSettings settings) {
        this.commands = commands;
        this.most = settings.inboundFrames();
    }

    public CommandQueue of(Socket socket) {
        return new CommandQueue(socket, this);
    }

    /// Whether no command is in flight.
    public boolean isIdle() {
        return running.get() == 0;
    }

    CommandSender commands() {
        return commands;
    }

    /// The most commands of one socket that may wait.
    int most() {
        return most;
    }

    void begun() {
        running.incrementAndGet();
    }

    void ended() {
        running.decrementAndGet();
    }
}
