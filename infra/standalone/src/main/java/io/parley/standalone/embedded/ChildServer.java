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

/// A server that runs as a process of its own and ends with this JVM, however that ends: a shell beside it waits for
/// the pipe from this JVM to close, which the kernel does even after a `kill -9`, and then tells the server to stop.
/// Should the shell be killed too, the next start finds the server by the process id that it left.
final class ChildServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String GUARD = """
        trap '' INT TERM HUP
        signal=$1 pidfile=$2
        shift 2
        exec 3<&0
        "$@" </dev/null 3<&- &
        server=$!
        echo $server >"$pidfile"
        { while read -r _ <&3; do :; done; kill -s "$signal" $server; } &
        watcher=$!
        exec 3<&-
        wait $server
        kill -s KILL $watcher
        rm -f "$pidfile"
        """;

    private final String name;
    private final Path log;
    private final Process guard;

    /// @param program that the process runs in the end, as `ps` shows it
    /// @param folder for its log and process id
    /// @param signal that asks it to stop in order
    ChildServer(String program, Path folder, String signal, List<String> command) throws IOException {
        name = program;
        log = folder.resolve(program + ".log");
        var pidFile = folder.resolve(program + ".pid");
        var guarded = new ArrayList<String>();
        if (ServerBinaries.onPath("setsid").isPresent()) {
            // out of the terminal's reach: Ctrl-C must stop us before the servers that we use
            guarded.add("setsid");
        }
        guarded.addAll(List.of("sh", "-c", GUARD, program + "-guard", signal, pidFile.toString()));
        guarded.addAll(command);
        guard = new ProcessBuilder(guarded)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /// Waits until `ready` says so; a server that ends before is a reason not to start.
    void awaitReady(BooleanSupplier ready) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            if (!guard.isAlive()) {
                throw new CannotStart(name + " ended while it started, see " + log + ": " + lastWords());
            }
            if (System.nanoTime() > deadline) {
                close();
                throw new CannotStart(name + " was not ready after " + PATIENCE.toSeconds() + " s, see " + log);
            }
            Thread.sleep(20);
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return lines.isEmpty() ? "(nothing)" : lines.getLast();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            guard.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
