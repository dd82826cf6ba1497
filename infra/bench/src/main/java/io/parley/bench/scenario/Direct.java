package io.parley.bench.scenario;

import io.parley.bench.client.Api;
import io.parley.bench.load.Ring;
import io.parley.bench.server.Meter;
import io.parley.bench.server.Profiler;
import io.parley.bench.server.ServerUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// People who write to each other, two by two.
@Command(name = "direct", mixinStandardHelpOptions = true, description = "messages in a ring of direct conversations")
public final class Direct implements Callable<Integer> {
    private static final double P99_MILLIS = 250;
    private static final int THREADS_TOLD = 15;
    private static final double STEP = 1.25;
    private static final double CLOSE_ENOUGH = 1.07;
    private static final Duration BACK_TO_NORMAL = Duration.ofSeconds(10);

    @Mixin
    Run run = new Run();

    @Option(names = "--users", description = "in the ring (default: ${DEFAULT-VALUE})")
    int users = 200;

    @Option(names = "--rate", description = "messages a second (default: ${DEFAULT-VALUE})")
    double rate = 200;

    @Option(names = "--bytes", description = "of each text (default: ${DEFAULT-VALUE})")
    int bytes = 256;

    @Option(
            names = "--cold",
            description = "first restarts the server, and measures so many messages a second from then on")
    double cold;

    @Option(names = "--warm-up", description = "at --warm-up-rate (default: ${DEFAULT-VALUE})")
    Duration warmUp = Duration.ofSeconds(100);

    @Option(names = "--warm-up-rate", description = "messages a second (default: --rate)")
    double warmUpRate;

    @Option(names = "--quiet", split = ",", description = "then measures these messages a second, such as 20,200")
    List<Double> quiet = List.of();

    @Option(names = "--duration", description = "of each stretch that is measured (default: ${DEFAULT-VALUE})")
    Duration duration = Duration.ofSeconds(60);

    @Option(names = "--find-limit", description = "then looks for the highest rate that is held, from --rate on")
    boolean findLimit;

    @Option(
            names = "--overload",
            description = "then sends twice the highest rate for --duration, and sees how it recovers")
    boolean overload;

    @Option(names = "--grow", description = "then stores so many more messages, and measures --rate again")
    int grow;

    @Option(names = "--grow-rate", description = "messages a second meanwhile (default: ${DEFAULT-VALUE})")
    double growRate = 1_000;

    @Option(names = "--profile", description = "flame graph of the server's JVM, of the first stretch")
    boolean profile;

    @Override
    public Integer call() throws Exception {
        return run.measure("direct", List.of(), Run.HEAP, this::measure);
    }

    private void measure(ServerUnderTest server, Report into) throws Exception {
        into.fact("users", users).fact("bytes", bytes).fact("warm-up", warmUp).fact("stretch", duration);
        try (var ring = new Ring(new Api(server.address()), users, "x".repeat(bytes))) {
            if (cold > 0) {
                cold(server, ring, into);
            }
            ring.openLoop().run("warm-up", warmUpRate == 0 ? rate : warmUpRate, warmUp);
            ring.checkHistory();
            for (var little : quiet) {
                measured("quiet", server, ring, into, little);
            }
            var held = profiled(server, into, () -> measured("load", server, ring, into, rate));
            ring.checkHistory();
            var limit = rate;
            if (findLimit && held) {
                limit = limit(server, ring, into);
                into.fact("highest rate held, delivery p99 under 250 ms", limit);
            }
            if (grow > 0) {
                ring.openLoop().send("%,d more".formatted(grow), growRate, grow);
                ring.checkHistory();
                isHeld("%,d more stored".formatted(grow), server, ring, into, rate);
            }
            if (overload) {
                overload(server, ring, into, 2 * limit);
            }
            into.fact("cut off", ring.pool().cutOff())
                    .fact("fetched", ring.pool().fetched());
            into.violations(ring.deliveries());
        }
    }

    /// From the moment on at which the server says that it is ready, and all are connected again.
    private void cold(ServerUnderTest server, Ring ring, Report into) throws IOException, InterruptedException {
        server.close();
        var begun = System.nanoTime();
        server.restart();
        into.fact("seconds until ready", (System.nanoTime() - begun) / 1e9);
        ring.pool().awaitReady();
        isHeld("cold", server, ring, into, cold);
    }

    private boolean profiled(ServerUnderTest server, Report into, Callable<Boolean> stretch) throws Exception {
        if (!profile) {
            return stretch.call();
        }
        var profiler = new Profiler(server.folder(), run.report.resolve("direct.html"));
        profiler.start(server.handle().pid());
        var held = stretch.call();
        profiler.stop(server.handle().pid()).entrySet().stream()
                .limit(THREADS_TOLD)
                .forEach(share -> into.fact("% of the JVM's CPU in " + share.getKey(), share.getValue()));
        return held;
    }

    private boolean isHeld(String stretch, ServerUnderTest server, Ring ring, Report into, double at)
            throws InterruptedException {
        var held = measured(stretch, server, ring, into, at);
        ring.checkHistory();
        return held;
    }

    private boolean measured(String stretch, ServerUnderTest server, Ring ring, Report into, double at)
            throws InterruptedException {
        var meter = new Meter(server);
        var result = ring.openLoop().run("%.0f/s".formatted(at), at, duration);
        into.row(meter.row(stretch, result));
        return result.isHeld(P99_MILLIS);
    }

    /// Upwards by a quarter until a rate is not held, then halving what lies between.
    private double limit(ServerUnderTest server, Ring ring, Report into) throws InterruptedException {
        var held = rate;
        var tooMuch = Double.POSITIVE_INFINITY;
        while (tooMuch / held > CLOSE_ENOUGH) {
            var next = Double.isInfinite(tooMuch) ? held * STEP : Math.sqrt(held * tooMuch);
            if (isHeld("search", server, ring, into, next)) {
                held = next;
            } else {
                tooMuch = next;
            }
        }
        return held;
    }

    /// Nothing may be lost, and soon after the load's end it must be as before.
    private void overload(ServerUnderTest server, Ring ring, Report into, double at) throws InterruptedException {
        var meter = new Meter(server);
        into.row(meter.row("overload", ring.openLoop().runAndAbandon("overload", at, duration)));
        ring.openLoop().run("recovering", rate, BACK_TO_NORMAL);
        isHeld("after overload", server, ring, into, rate);
    }
}
