package io.parley.bench.scenario;

import io.parley.bench.client.Api;
import io.parley.bench.client.Client;
import io.parley.bench.client.ClientPool;
import io.parley.bench.client.Person;
import io.parley.bench.server.Processes;
import io.parley.bench.server.ServerUnderTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Connections over which nothing goes but heartbeats: what each costs in memory.
@Command(name = "idle", mixinStandardHelpOptions = true, description = "memory of connections that say nothing")
public final class Idle implements Callable<Integer> {
    /// One that is as large as what is in it, so that garbage of the time before doesn't hide what a connection takes.
    private static final List<String> HEAP = List.of("-Xmx1g", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10");

    @Mixin
    Run run = new Run();

    @Option(names = "--connections", description = "open at once (default: ${DEFAULT-VALUE})")
    int connections = 5_000;

    @Option(names = "--users", description = "who share them (default: ${DEFAULT-VALUE})")
    int users = 250;

    @Option(names = "--settle", description = "how long memory is watched for its least (default: ${DEFAULT-VALUE})")
    Duration settle = Duration.ofSeconds(15);

    @Override
    public Integer call() throws Exception {
        return run.measure("idle", List.of(), HEAP, this::measure);
    }

    private void measure(ServerUnderTest server, Report into) throws Exception {
        into.fact("connections", connections).fact("users", users);
        try (var pool = new ClientPool(new Api(server.address()))) {
            var people = pool.people(users);
            // what the first ones need is not the others' cost
            pool.connect(clients(pool, people, users));
            var before = Memory.of(server, settle);
            var seconds = pool.connect(clients(pool, people, connections));
            var cutOffMeanwhile = pool.cutOff();
            var after = Memory.of(server, settle);
            var row = new LinkedHashMap<String, Object>();
            row.put("connections", connections);
            row.put("connected in s", seconds);
            row.put("resident KiB/connection", (after.resident - before.resident) / 1024.0 / connections);
            row.put("heap KiB/connection", (after.heap - before.heap) / 1024.0 / connections);
            row.put("JVM MiB", after.resident >> 20);
            row.put("cut off while connecting", cutOffMeanwhile);
            row.put("cut off after", pool.cutOff() - cutOffMeanwhile);
            into.row(row);
        }
    }

    private static List<Client> clients(ClientPool pool, List<Person> people, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pool.listener(people.get(i % people.size())))
                .toList();
    }

    /// Of the server's JVM after full collections, when it doesn't fall any more: its compiler has memory of its own
    /// while it works.
    private record Memory(long resident, long heap) {
        static Memory of(ServerUnderTest server, Duration settle) throws Exception {
            var least = Long.MAX_VALUE;
            var begun = System.nanoTime();
            do {
                server.collectGarbage();
                least = Math.min(least, Processes.alone(server.handle()).resident());
            } while (System.nanoTime() - begun < settle.toNanos());
            return new Memory(least, (long) server.meter("jvm.memory.used?tag=area:heap", "VALUE"));
        }
    }
}
