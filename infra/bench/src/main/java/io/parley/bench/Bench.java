package io.parley.bench;

import io.parley.bench.scenario.Direct;
import io.parley.bench.scenario.Group;
import io.parley.bench.scenario.Idle;
import io.parley.bench.scenario.Length;
import io.parley.bench.scenario.Micro;
import io.parley.bench.scenario.Reconnect;
import io.parley.bench.scenario.Replay;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `direct --rate 200`: runs one scenario. Exits with 1 where something was lost, doubled or reordered, however fast.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "how fast Parley is, and whether it loses anything",
        subcommands = {Direct.class, Group.class, Idle.class, Reconnect.class, Length.class, Replay.class, Micro.class})
public final class Bench {
    private Bench() {}

    public static void main(String[] args) {
        // not `logback.xml`, which the server would take for its own
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                // 90s as well as PT90S
                .registerConverter(Duration.class, text -> Duration.parse(text.startsWith("P") ? text : "PT" + text));
    }
}
