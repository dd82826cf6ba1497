package io.parley.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How fast the views are built anew from the log: they are thrown away while the server is down.
@Command(name = "replay", mixinStandardHelpOptions = true, description = "building the views anew from the log")
final class Replay implements Callable<Integer> {
    private static final List<String> PROJECTIONS =
            List.of("inbox", "accounts", "friendships", "conversations", "timeline");

    @Mixin
    Run run = new Run();

    @Option(names = "--users", description = "in the ring (default: ${DEFAULT-VALUE})")
    int users = 100;

    @Option(names = "--messages", description = "in the log (default: ${DEFAULT-VALUE})")
    int messages = 100_000;

    @Option(names = "--rate", description = "messages a second while the log is written (default: ${DEFAULT-VALUE})")
    double rate = 800;

    @Override
    public Integer call() throws Exception {
        return run.measure("replay", List.of(), Run.HEAP, this::measure);
    }

    private void measure(Target target, Report into) throws Exception {
        try (var ring = new Ring(new Api(target.address()), users, Lane.TEXT)) {
            ring.flow().send("log", rate, messages);
            into.violations(ring.books());
        }
        target.close();
        target.forgetViews();
        target.restart();
        for (var projection : PROJECTIONS) {
            var tag = "?tag=projection:" + projection;
            var seconds = target.meter("parley.projection.store" + tag, "TOTAL_TIME");
            if (seconds > 0) {
                var row = new LinkedHashMap<String, Object>();
                row.put("projection", projection);
                row.put("messages", messages);
                row.put("seconds of storing", seconds);
                row.put("messages/s", messages / seconds);
                into.row(row);
            }
        }
    }
}
