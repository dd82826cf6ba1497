package io.parley.bench.scenario;

import io.parley.bench.client.Api;
import io.parley.bench.client.Client;
import io.parley.bench.client.Fleet;
import io.parley.bench.client.Person;
import io.parley.bench.load.Flow;
import io.parley.bench.load.Gathering;
import io.parley.bench.load.HistoryCheck;
import io.parley.bench.server.Meter;
import io.parley.bench.server.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Groups of many, some of them connected: a message counts as delivered when the last of those has it.
@Command(name = "group", mixinStandardHelpOptions = true, description = "messages in groups of many members")
final class Group implements Callable<Integer> {
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

    private void measure(Target target, Report into) throws Exception {
        into.fact("groups", groups).fact("members", members).fact("connected", connected);
        try (var fleet = new Fleet(new Api(target.address()))) {
            var flow = new Flow(fleet);
            var made = new ArrayList<Made>();
            for (var i = 0; i < groups; i++) {
                made.add(make(fleet));
            }
            var clients = new ArrayList<Client>();
            for (var group : made) {
                var here = group.people.subList(0, connected).stream()
                        .map(flow::client)
                        .toList();
                flow.among(here, group.conversation, "x".repeat(bytes));
                clients.addAll(here);
            }
            fleet.connect(clients);
            flow.run("warm-up", rate, warmUp);
            var meter = new Meter(target);
            into.row(meter.row("load", flow.run("%.0f/s".formatted(rate), rate, duration)));
            for (var group : made) {
                new HistoryCheck(fleet.api(), group.people.getLast(), group.conversation, flow.books()).run();
            }
            into.fact("cut off", fleet.cutOff()).fact("fetched", fleet.fetched());
            into.violations(flow.books());
        }
    }

    private record Made(List<Person> people, String conversation) {}

    private Made make(Fleet fleet) throws InterruptedException {
        var people = Gathering.people(fleet, members);
        return new Made(people, Gathering.group(fleet.api(), people));
    }
}
