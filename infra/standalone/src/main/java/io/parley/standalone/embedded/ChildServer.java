package io.parley.standalone.embedded;

import io.parley.standalone.installation.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that runs as a process of its own, is started again when it dies, and ends with this JVM, however
/// that ends: a shell beside it waits for the pipe from this JVM to close, which the kernel does even after a
/// `kill -9`, and then tells the server to stop; one that hasn't after a minute is killed. Should the shell be
/// killed too, the next start finds the server by the process id that it left.
final class ChildServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildServer.class);

    /// Recovering from a crash on a busy machine takes minutes.
    private static final Duration START_WITHIN = Duration.ofMinutes(10);
    private static final Duration TELL_EVERY = Duration.ofSeconds(30);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private static final Duration STOPPED_BY_FORCE_WITHIN = Duration.ofSeconds(70);

    /// What ends after less has not recovered.
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 10;

    private static final String GUARD = """
        trap '' INT TERM HUP
        signal=$1 pidfile=$2
        shift 2
        exec 3<&0
        "$@" </dev/null 3<&- &
        server=$!
        echo $server >"$pidfile"
        {
          while read -r _ <&3; do :; done
          kill -s "$signal" $server
          i=0
          while [ $i -lt 60 ]; do
            sleep 1
            kill -0 $server || exit
            i=$((i + 1))
          done
          kill -s KILL $server
        } 2>/dev/null &
        watcher=$!
        exec 3<&-
        wait $server
        status=$?
        kill -s KILL $watcher
        { read -r last <"$pidfile" && [ "$last" = $server ] && rm -f "$pidfile"; } 2>/dev/null
        exit $status
        """;

    /// What is run.
    ///
    /// @param program that the process runs in the end, as `ps` shows it
    /// @param signal that asks it to stop in order
    /// @param beforeStart puts right what a crash has left
    /// @param ready whether it answers; returns within seconds
    record Recipe(String program, String signal, List<String> command, Step beforeStart, BooleanSupplier ready) {}

    interface Step {
        void run() throws IOException;
    }

    private final Recipe recipe;
    private final Path log;
    private final Path pidFile;
    private Process guard;
    private boolean closed;

    /// Returns when the server is ready; one that ends before is a reason not to start.
    ///
    /// @param folder for its log and process id
    ChildServer(Recipe recipe, Path folder) throws IOException, InterruptedException {
        this.recipe = recipe;
        log = folder.resolve(recipe.program() + ".log");
        pidFile = folder.resolve(recipe.program() + ".pid");
        Files.deleteIfExists(log);
        guard = start();
        try {
            awaitReady(guard);
        } catch (CannotStart | InterruptedException e) {
            close();
            throw e;
        }
        Thread.ofPlatform().daemon().name(recipe.program() + "-watch").start(this::watch);
    }

    private Process start() throws IOException {
        recipe.beforeStart().run();
        var guarded = new ArrayList<String>();
        if (ServerBinaries.onPath("setsid").isPresent()) {
            // out of the terminal's reach: Ctrl-C must stop us before the servers that we use
            guarded.add("setsid");
        }
        guarded.addAll(List.of("sh", "-c", GUARD, recipe.program() + "-guard", recipe.signal(), pidFile.toString()));
        guarded.addAll(recipe.command());
        return new ProcessBuilder(guarded)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitReady(Process started) throws InterruptedException {
        var begun = System.nanoTime();
        var told = begun;
        while (!recipe.ready().getAsBoolean()) {
            var now = System.nanoTime();
            if (!started.isAlive()) {
                throw new CannotStart(recipe.program() + " ended while it started, see " + log + ": " + lastWords());
            }
            if (now - begun > START_WITHIN.toNanos()) {
                throw new CannotStart(
                        recipe.program() + " was not ready after " + START_WITHIN.toMinutes() + " min, see " + log);
            }
            if (now - told > TELL_EVERY.toNanos()) {
                LOG.info("{} is still starting, see {}", recipe.program(), log);
                told = now;
            }
            Thread.sleep(20);
        }
    }

    /// Starts it again each time it ends, until `close`. Ends the JVM where that doesn't help.
    private void watch() {
        var ends = 0;
        var isBack = false;
        try {
            while (true) {
                if (!guard.waitFor(STEADY.toMillis(), TimeUnit.MILLISECONDS)) {
                    ends = 0;
                    isBack = false;
                    guard.waitFor();
                }
                ends++;
                if (isClosed()) {
                    return;
                }
                if (ends == 1) {
                    LOG.warn(
                            "{} has ended (status {}) and is started again, see {}",
                            recipe.program(),
                            guard.exitValue(),
                            log);
                }
                if (ends > ATTEMPTS) {
                    giveUp(recipe.program() + " has ended " + ends + " times, see " + log);
                }
                Thread.sleep(pause(ends));
                if (restart() && !isBack) {
                    isBack = true;
                    LOG.info("{} runs again", recipe.program());
                }
            }
        } catch (IOException | RuntimeException e) {
            giveUp(recipe.program() + " can't be started again: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns whether it is ready; else it has ended.
    private boolean restart() throws IOException, InterruptedException {
        // the guard alone may have been killed, while the server holds its port and its files
        guard.getOutputStream().close();
        OrphanProcess.stop(pidFile, recipe.program());
        synchronized (this) {
            if (closed) {
                return false;
            }
            guard = start();
        }
        try {
            awaitReady(guard);
            return true;
        } catch (CannotStart e) {
            LOG.debug("once more", e);
            guard.getOutputStream().close();
            guard.waitFor(STOPPED_BY_FORCE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        }
    }

    private static Duration pause(int ends) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << (ends - 1));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /// Whoever runs Parley as a service starts it again; half of it helps nobody. Doesn't return.
    private static void giveUp(String why) {
        LOG.error("Parley ends: {}", why);
        System.exit(1);
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return lines.isEmpty() ? "(nothing)" : lines.getLast();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// Tells it to stop, and waits for that; one that takes long goes on by itself.
    @Override
    public void close() {
        Process stopping;
        synchronized (this) {
            closed = true;
            stopping = guard;
        }
        try {
            stopping.getOutputStream().close();
            if (!stopping.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} is still stopping, see {}", recipe.program(), log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
