package io.parley.command.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repeats one round of work on a daemon thread of its own, from `start` to `stop`, with a pause after each round. A
/// round deals with its own failures and so decides how long to back off.
final class BackgroundLoop {
    private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);

    /// One round.
    interface Round {
        /// Returns how long to pause before the next round.
        Duration run() throws InterruptedException;
    }

    private final String name;
    private final Duration stopWithin;
    private final Round round;
    private volatile @Nullable Thread thread;
    private volatile boolean ended;

    /// @param name of the thread
    /// @param stopWithin how long `stop` waits for the round under way
    BackgroundLoop(String name, Duration stopWithin, Round round) {
        this.name = name;
        this.stopWithin = stopWithin;
        this.round = round;
    }

    void start() {
        ended = false;
        var started = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread = started;
        started.start();
    }

    private void run() {
        while (goesOn()) {
            try {
                var pause = round.run();
                if (goesOn()) {
                    Thread.sleep(pause);
                }
            } catch (InterruptedException e) {
                log.debug("{} was interrupted", name);
            }
        }
    }

    /// False once it is to stop: for a round that takes long.
    boolean goesOn() {
        return thread == Thread.currentThread() && !ended;
    }

    /// Called in a round, which is then the last one.
    void end() {
        ended = true;
    }

    /// From `start` to `stop`, even after the last round.
    boolean isRunning() {
        return thread != null;
    }

    /// Interrupts the round or pause under way and waits for its end. Does nothing where it isn't running.
    void stop() {
        var stopping = thread;
        thread = null;
        if (stopping == null) {
            return;
        }
        stopping.interrupt();
        try {
            stopping.join(stopWithin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
