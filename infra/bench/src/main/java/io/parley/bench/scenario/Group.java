package io.parley.bench.scenario;

import io.parley.bench.client.Api;
import io.parley.bench.client.Client;
import io.parley.bench.client.ClientPool;
import io.parley.bench.client.Person;
import io.parley.bench.load.GroupSetup;
import io.parley.bench.load.HistoryCheck;
import io.parley.bench.load.OpenLoop;
import io.parley.bench.server.Meter;
import io.parley.bench.server.ServerUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Groups of many, some of them connected: a message counts as delivered when the last of those has it.
@Command(name = "group", mixinStandardHelpOptions = true, description = "messages in groups of many members")
public final class Group implements Callable<Integer> {
    @Mixin
    Run run = new Run();

    @Option(names = "--groups", description = "of people of their own (default: ${DEFAULT-VALUE})")
    int groups = 1;

    @Option(names = "--members", description = "of each (default: ${DEFAULT-VALUE})")
    int members = 1_000;

    @Option(names = "--connected", description = "of each, who also write in turn (default: ${DEFAULT-VALUE})")
    int connected = 500;

    @Option(names = "--rate", description = "messages a second (default: ${DEFAULT-VALUE})")
    double rate = 5;

    @Option(names = "--bytes", description = "of each text (default: ${DEFAULT-VALUE})")
    int bytes = 256;

    @Option(names = "--warm-up", description = "at --rate (default: ${DEFAULT-VALUE})")
    Duration warmUp = Duration.ofSeconds(30);

    @Option(names = "--duration", description = "of the stretch that is measured (default: ${DEFAULT-VALUE})")
    Duration duration = Duration.ofSeconds(60);

    @Override
    public Integer call() throws Exception {
        return run.measure("group", List.of(), Run.HEAP, this::measure);
    }

    private void measure(ServerUnderTest server, Report into) throws Exception {
        into.fact("groups", groups).fact("members", members).fact("connected", connected);
        try (var pool = new ClientPool(new Api(server.address()))) {
            var openLoop = new OpenLoop(pool);
            var made = new ArrayList<Made>();
            for (var i = 0; i < groups; i++) {
                made.add(make(pool));
            }
            var clients = new ArrayList<Client>();
            for (var group : made) {
                var here = group.people.subList(0, connected).stream()
                        .map(openLoop::client)
                        .toList();
                openLoop.among(here, group.conversation, "x".repeat(bytes));
                clients.addAll(here);
            }
            pool.connect(clients);
            openLoop.run("warm-up", rate, warmUp);
            var meter = new Meter(server);
            into.row(meter.row("load", openLoop.run("%.0f/s".formatted(rate), rate, duration)));
            for (var group : made) {
                new HistoryCheck(pool.api(), group.people.getLast(), group.conversation, openLoop.deliveries()).run();
            }
            into.fact("cut off", pool.cutOff()).fact("fetched", pool.fetched());
            into.violations(openLoop.deliveries());
        }
    }

    private record Made(List<Person> people, String conversation) {}

    private Made make(ClientPool pool) throws InterruptedException {
        var people = GroupSetup.people(pool, members);
        return new Made(people, GroupSetup.group(pool.api(), people));
    }
}
