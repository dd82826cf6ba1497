package io.parley.standalone;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.standalone.installation.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people in their browsers: runs `webapp/e2e` against a standalone.
class BrowserTest {
    /// The lines that name a test that failed, and why.
    private static final Predicate<String> FAILED =
            Pattern.compile("^ FAIL |^\\w*Error: ").asPredicate();

    @TempDir
    Path folder;

    @Test
    void peopleChatInTheirBrowsers() throws Exception {
        // each browser has a cable of its own, whose end is an origin
        var lines = Stream.generate(Ports::free)
                .distinct()
                .limit(4)
                .map(String::valueOf)
                .toList();
        // by a name, too, that only the browser resolves: an origin that it doesn't trust as it does localhost
        var origins = Stream.of("127.0.0.1", "parley.test")
                .flatMap(host -> lines.stream().map(port -> "http://" + host + ":" + port))
                .toList();
        try (var standalone = new StandaloneProcess(
                folder,
                System.getenv("PATH"),
                origins,
                // so that a hundred messages are too many to catch up with
                "--parley.inbox.reach=50",
                "--parley.registration.per-address=1000",
                "--parley.connector.budget.commands-per-second=1000")) {
            var output = folder.resolve("e2e.log");
            var tests = new ProcessBuilder("npm", "run", "--silent", "e2e")
                    .directory(Sources.root().resolve("webapp").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            tests.environment().put("PARLEY_URL", standalone.addresses.commandSide());
            tests.environment().put("NO_COLOR", "1");
            tests.environment().put("PARLEY_LINES", String.join(",", lines));
            var running = tests.start();
            var ended = running.waitFor(40, TimeUnit.MINUTES);
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
            var said = Files.readString(output);
            System.out.println(said);
            assertThat(ended).isTrue();
            assertThat(running.exitValue())
                    .as(said.lines().filter(FAILED).collect(joining("\n")))
                    .isZero();
        }
    }
}
