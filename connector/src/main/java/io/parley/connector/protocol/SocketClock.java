package io.parley.connector.protocol;

import io.parley.api.wire.CloseCode;
import io.parley.api.wire.ServerFrame;
import io.parley.connector.command.CommandQueues;
import io.parley.connector.delivery.Heads;
import io.parley.connector.settings.ConnectorSettings;
import io.parley.connector.socket.Socket;
import io.parley.connector.socket.SocketRegistry;
import io.parley.edge.fault.FaultLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The clock of all sockets. It closes sockets whose time is up, sends heartbeats and runs the ticks of the
/// signals. When the service stops, it says goodbye to the clients; its later phase makes that happen before
/// the web server stops.
@Component
final class SocketClock implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SocketClock.class);
    private static final FaultLog FAULTS = new FaultLog(LOG);
    private static final Duration SWEEP = Duration.ofMillis(200);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration GROUPS_TICK = Duration.ofSeconds(1);
    private static final Duration CONFIRM = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final ConnectorSettings settings;
    private final SocketRegistry sockets;
    private final SocketHandler handler;
    private final Heads heads;
    private final SessionCloser sessions;
    private final Signals signals;
    private final CommandQueues commands;
    private volatile boolean running;
    private ScheduledExecutorService clock = Executors.newScheduledThreadPool(0);

    SocketClock(
            ConnectorSettings settings,
            SocketRegistry sockets,
            SocketHandler handler,
            Heads heads,
            SessionCloser sessions,
            Signals signals,
            CommandQueues commands) {
        this.settings = settings;
        this.sockets = sockets;
        this.handler = handler;
        this.heads = heads;
        this.sessions = sessions;
        this.signals = signals;
        this.commands = commands;
    }

    @Override
    public void start() {
        // one thread for each task, so that a slow store delays only the task that asks it
        clock = Executors.newScheduledThreadPool(
                5, Thread.ofPlatform().daemon().name("parley-watch-", 0).factory());
        every(SWEEP, this::sweep);
        every(settings.heartbeat(), () -> {
            beat(sockets.all());
            sessions.closeEnded();
        });
        every(CONFIRM, this::confirm);
        every(TICK, signals::tick);
        every(GROUPS_TICK, signals::tickGroups);
        running = true;
    }

    @Override
    public void stop() {
        handler.stop();
        await(settings.stopWithin(), commands::isIdle);
        sockets.all().forEach(socket -> socket.close(CloseCode.GOING_AWAY));
        await(FAREWELL, () -> sockets.all().isEmpty());
        clock.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void sweep() {
        var nanoTime = System.nanoTime();
        var now = Instant.now();
        sockets.all().forEach(socket -> socket.closeIfDue(nanoTime, now));
    }

    /// Sends heads again a moment after a welcome, because a head may be stored a little later than its entry
    /// is delivered. This shows the entries that came just before the welcome.
    private void confirm() {
        var nanoTime = System.nanoTime();
        beat(sockets.all().stream()
                .filter(socket -> socket.isToBeConfirmed(nanoTime))
                .toList());
    }

    private void beat(Collection<Socket> to) {
        var current = heads.of(
                to.stream().flatMap(socket -> socket.account().stream()).collect(Collectors.toSet()));
        for (var socket : to) {
            socket.account().ifPresent(account -> socket.send(new ServerFrame.Heartbeat(current.get(account))));
        }
    }

    private void every(Duration interval, Runnable task) {
        var _ = clock.scheduleAtFixedRate(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        FAULTS.error(e.getClass().getName(), "The watch over the sockets failed: " + FaultLog.named(e));
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static void await(Duration within, java.util.function.BooleanSupplier done) {
        var deadline = System.nanoTime() + within.toNanos();
        try {
            while (!done.getAsBoolean() && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
