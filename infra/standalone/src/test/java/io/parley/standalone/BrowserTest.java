package io.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.parley.api.Json;
import io.parley.standalone.installation.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/// People in their browsers: runs `webapp/e2e` against a standalone, and reports each of its tests as one of JUnit's.
/// Those that passed on a second try only are listed in `target/second-tries.txt`.
@Tag("integration")
@Isolated("browsers need both cores")
class BrowserTest {
    /// Files run side by side, each with as many origins as a test uses browsers at most.
    private static final int WORKERS = 2;

    private static final int BROWSERS = 4;
    private static final String MARK = "##test ";
    private static final Path SECOND_TRIES = Path.of("target", "second-tries.txt");

    @TempDir
    Path folder;

    private final BlockingQueue<Optional<Begun>> begun = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<JsonNode>> running = new ConcurrentHashMap<>();
    private final List<String> secondTries = new ArrayList<>();
    private StandaloneProcess standalone;
    private Process vitest;

    @BeforeEach
    void start() throws IOException {
        // each browser has a cable of its own, whose end is an origin
        var lines = Stream.generate(Ports::free)
                .distinct()
                .limit(WORKERS * BROWSERS)
                .map(String::valueOf)
                .toList();
        // by a name, too, that only the browser resolves: an origin that it doesn't trust as it does localhost
        var origins = Stream.of("127.0.0.1", "parley.test")
                .flatMap(host -> lines.stream().map(port -> "http://" + host + ":" + port))
                .toList();
        standalone = new StandaloneProcess(
                folder,
                System.getenv("PATH"),
                origins,
                // so that a hundred messages are too many to catch up with
                "--parley.inbox.reach=50",
                "--parley.registration.per-address=1000",
                "--parley.connector.budget.commands-per-second=1000");
        var command = new ProcessBuilder("npm", "run", "--silent", "e2e")
                .directory(Sources.root().resolve("webapp").toFile())
                .redirectErrorStream(true);
        command.environment().put("PARLEY_URL", standalone.addresses.commandSide());
        command.environment().put("PARLEY_LINES", String.join(",", lines));
        command.environment().put("PARLEY_REPORT", "lines");
        command.environment().put("NO_COLOR", "1");
        vitest = command.start();
        var _ = vitest.onExit().orTimeout(40, TimeUnit.MINUTES).whenComplete((_, _) -> kill());
        Thread.ofVirtual().start(this::read);
    }

    @AfterEach
    void stop() throws IOException {
        kill();
        standalone.close();
        Files.write(SECOND_TRIES, secondTries);
    }

    @TestFactory
    Stream<DynamicTest> peopleChatInTheirBrowsers() {
        var tests = Stream.generate(this::next)
                .takeWhile(Optional::isPresent)
                .map(test -> test.orElseThrow().asTest());
        return Stream.concat(
                tests,
                Stream.of(dynamicTest(
                        "vitest ends well", () -> assertThat(vitest.waitFor()).isZero())));
    }

    private Optional<Begun> next() {
        try {
            return begun.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var output = vitest.inputReader()) {
            output.lines().forEach(line -> {
                if (line.startsWith(MARK)) {
                    take(Json.PERMISSIVE.readTree(line.substring(MARK.length())));
                } else {
                    System.out.println(line);
                }
            });
        } catch (UncheckedIOException | IOException e) {
            // killed: what was running fails below
        }
        running.values().forEach(end -> end.completeExceptionally(new AssertionError("vitest ended before")));
        begun.add(Optional.empty());
    }

    private void take(JsonNode line) {
        var end = new CompletableFuture<JsonNode>();
        switch (line.get("told").asString()) {
            case "begins" -> {
                var name = line.get("file").asString() + ": " + line.get("name").asString();
                running.put(line.get("id").asString(), end);
                begun.add(Optional.of(new Begun(name, end)));
            }
            case "ended" ->
                running.computeIfPresent(line.get("id").asString(), (_, test) -> test.complete(line) ? null : test);
            default -> {
                begun.add(Optional.of(new Begun(line.get("file").asString(), end)));
                end.complete(line);
            }
        }
    }

    private void kill() {
        vitest.descendants().forEach(ProcessHandle::destroy);
        vitest.destroy();
    }

    private final class Begun {
        private final String name;
        private final CompletableFuture<JsonNode> end;

        Begun(String name, CompletableFuture<JsonNode> end) {
            this.name = name;
            this.end = end;
        }

        DynamicTest asTest() {
            return dynamicTest(name, () -> {
                var line = end.get();
                var state = line.path("state").asString("broken");
                assumeFalse(state.equals("skipped"), "it needs a browser with windows: Debian's chromium");
                assertThat(state)
                        .as(() -> name + "\n" + String.join("\n", texts(line.path("errors"))))
                        .isEqualTo("passed");
                if (line.path("retries").asInt(0) > 0) {
                    secondTries.add(name);
                }
            });
        }

        private static List<String> texts(JsonNode errors) {
            return errors.valueStream().map(JsonNode::asString).toList();
        }
    }
}
