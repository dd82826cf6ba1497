package io.parley.bench.scenario;

import io.parley.bench.client.Api;
import io.parley.bench.load.Outbox;
import io.parley.bench.load.Ring;
import io.parley.bench.server.ServerUnderTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How long it takes to be up to date again: one who was away for long, and all at once after a crash.
@Command(
        name = "reconnect",
        mixinStandardHelpOptions = true,
        description = "coming back: with a backlog, and all at once")
public final class Reconnect implements Callable<Integer> {
    @Mixin
    Run run = new Run();

    @Option(names = "--backlog", description = "entries that one has missed (default: ${DEFAULT-VALUE})")
    int backlog = 10_000;

    @Option(names = "--users", description = "who come back at once (default: ${DEFAULT-VALUE})")
    int users = 1_000;

    @Option(names = "--rate", description = "messages a second while the backlog is made (default: ${DEFAULT-VALUE})")
    double rate = 500;

    @Override
    public Integer call() throws Exception {
        var reach = "--parley.inbox.reach=" + 2 * backlog;
        return run.measure("reconnect", List.of(reach), Run.HEAP, this::measure);
    }

    private void measure(ServerUnderTest server, Report into) throws Exception {
        backlog(server, into);
        crash(server, into);
    }

    /// Of three people each has two thirds of all messages in the inbox.
    private void backlog(ServerUnderTest server, Report into) throws InterruptedException {
        try (var ring = new Ring(new Api(server.address()), 3, Outbox.TEXT)) {
            ring.openLoop().send("backlog", rate, 1.5 * backlog);
            for (var i = 0; i < 3; i++) {
                var back = ring.pool().listener(ring.people().get(i));
                var row = new LinkedHashMap<String, Object>();
                row.put("what", "one, from the first entry on");
                row.put("seconds", ring.pool().connect(List.of(back)));
                row.put("clients", 1);
                row.put("entries", back.sync().seq());
                into.row(row);
            }
            into.violations(ring.deliveries());
        }
    }

    private void crash(ServerUnderTest server, Report into) throws Exception {
        try (var ring = new Ring(new Api(server.address()), users, Outbox.TEXT)) {
            ring.openLoop().run("before", 100, Duration.ofSeconds(10));
            var asked = server.meter("http.server.requests", "COUNT");
            double seconds;
            server.kill();
            var killed = System.nanoTime();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var start = threads.submit(() -> {
                    server.restart();
                    return true;
                });
                server.awaitOpen();
                var open = System.nanoTime();
                ring.pool().awaitReady();
                var back = System.nanoTime();
                start.get();
                into.fact("seconds from kill -9 until one can connect", (open - killed) / 1e9);
                seconds = (back - open) / 1e9;
            }
            var row = new LinkedHashMap<String, Object>();
            row.put("what", "all, after kill -9, since one can connect");
            row.put("seconds", seconds);
            row.put("clients", users);
            row.put("entries", 0L);
            into.row(row);
            into.fact("HTTP requests before the crash", asked)
                    .fact("HTTP requests while all came back", server.meter("http.server.requests", "COUNT"));
            ring.openLoop().run("after", 100, Duration.ofSeconds(10));
            ring.checkHistory();
            into.violations(ring.deliveries());
        }
    }
}
