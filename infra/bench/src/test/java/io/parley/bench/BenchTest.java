package io.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/// Each scenario in small, two at once: that it runs and nothing is lost, never how fast.
@Execution(ExecutionMode.CONCURRENT)
@Tag("integration")
class BenchTest {
    @TempDir
    Path folder;

    @Test
    void messagesInARing() throws IOException {
        var report = run(
                "direct",
                "--users=5",
                "--rate=40",
                "--cold=40",
                "--warm-up=1s",
                "--quiet=10",
                "--duration=3s",
                "--overload");
        assertThat(report.path("rows")
                        .valueStream()
                        .map(row -> row.path("stretch").stringValue()))
                .containsExactly("cold", "quiet", "load", "overload", "after overload");
        assertThat(report.at("/rows/0/delivered~1s").doubleValue()).isPositive();
        assertThat(report.at("/rows/0/JVM CPU µs").doubleValue()).isPositive();
        assertThat(report.at("/rows/0/ledger commits~1message").doubleValue()).isPositive();
        assertThat(report.at("/rows/0/postgres fsyncs~1message").doubleValue()).isPositive();
    }

    @Test
    void messagesInAGroup() throws IOException {
        var report = run("group", "--members=8", "--connected=5", "--rate=10", "--warm-up=1s", "--duration=2s");
        assertThat(report.at("/rows/0/delivered~1s").doubleValue()).isPositive();
    }

    @Test
    void connectionsThatSayNothing() throws IOException {
        var report = run("idle", "--users=3", "--connections=30", "--settle=0s");
        assertThat(report.at("/rows/0/connections").intValue()).isEqualTo(30);
        assertThat(report.at("/rows/0/JVM MiB").intValue()).isPositive();
    }

    @Test
    void comingBack() throws IOException {
        var report = run("reconnect", "--users=5", "--backlog=100", "--rate=100");
        assertThat(report.at("/rows/0/entries").intValue()).isGreaterThan(100);
        assertThat(report.at("/rows/3/clients").intValue()).isEqualTo(5);
    }

    @Test
    void aLongGroup() throws IOException {
        var report = run("length", "--group-members=4", "--messages=700", "--times=2", "--pause=0s", "--restarts=1");
        assertThat(report.path("rows")).hasSize(2);
        assertThat(report.at("/rows/1/members").intValue()).isEqualTo(4);
    }

    @Test
    void viewsBuiltAnew() throws IOException {
        var report = run("replay", "--users=3", "--messages=60", "--rate=60");
        assertThat(report.path("rows")).hasSize(14);
        assertThat(report.at("/rows/1/writes").stringValue()).isEqualTo("off");
        assertThat(report.at("/rows/1/events~1s").doubleValue()).isPositive();
    }

    private JsonNode run(String scenario, String... options) throws IOException {
        var arguments = new ArrayList<>(List.of(scenario));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--no-yardsticks", "--folder=" + folder, "--report=" + folder));
        arguments.addAll(List.of("--jvm=-Xmx512m", "--jvm=-XX:TieredStopAtLevel=1"));
        assertThat(Bench.commandLine().execute(arguments.toArray(String[]::new)))
                .isZero();
        var report = Json.PERMISSIVE.readTree(Files.readAllBytes(folder.resolve(scenario + ".json")));
        assertThat(report.path("violations").longValue()).isZero();
        return report;
    }
}
