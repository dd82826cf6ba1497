package io.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parley.standalone.embedded.ServerBinaries;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a standalone whose child servers are killed or hang.
@Order(1)
@Tag("integration")
class ServersThatDieTest {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final Duration RECOVER_WITHIN = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @BeforeEach
    void requireMongod() {
        assumeTrue(ServerBinaries.onPath("mongod").isPresent(), "no mongod on the PATH");
    }

    /// Of those that hang, too.
    @AfterEach
    void killWhatIsLeft() throws IOException {
        for (var program : programs()) {
            server(program).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void eachThatDiesIsStartedAgain() throws Exception {
        try (var standalone = new StandaloneProcess(folder, System.getenv("PATH"))) {
            var anna = Person.register(standalone.addresses, "anna");
            var ben = Person.register(standalone.addresses, "ben");
            var conversation = anna.befriend(ben);
            var programs = programs();
            assertThat(programs).hasSize(3).contains("postgres", "mongod");
            for (var program : programs) {
                var killed = server(program).orElseThrow();
                killed.destroyForcibly();
                awaitAnother(program, killed);
                arrives(anna, ben, conversation, "after the end of " + program);
            }
            for (var program : programs) {
                // what watches over it, while it goes on
                var left = server(program).orElseThrow();
                left.parent().orElseThrow().destroyForcibly();
                awaitAnother(program, left);
                // one that nobody has reaped yet counts as alive, but runs no program
                await().until(() -> left.info().command().isEmpty());
            }
            arrives(anna, ben, conversation, "after the end of all guards");
            for (var program : programs) {
                assertThat(standalone.process.output().lines())
                        .filteredOn(line -> line.contains(program + " has ended"))
                        .as(standalone.process.output())
                        .hasSizeBetween(1, 2);
                assertThat(standalone.process.output()).contains(program + " runs again");
            }
        }
    }

    @Test
    void aStopWaitsForNoDeadServer() throws Exception {
        try (var standalone = new StandaloneProcess(folder, System.getenv("PATH"))) {
            Person.register(standalone.addresses, "anna");
            for (var program : programs()) {
                server(program).orElseThrow().destroyForcibly();
            }
            assertStopsInTime(standalone);
        }
    }

    @Test
    void aStopWaitsForNoServerThatHangs() throws Exception {
        try (var standalone = new StandaloneProcess(folder, System.getenv("PATH"))) {
            Person.register(standalone.addresses, "anna");
            for (var program : programs()) {
                var pid = Long.toString(server(program).orElseThrow().pid());
                assertThat(new ProcessBuilder("kill", "-s", "STOP", pid).start().waitFor())
                        .isZero();
            }
            assertStopsInTime(standalone);
        }
    }

    @Test
    void oneThatIsSlowToStartIsWaitedFor() throws Exception {
        try (var standalone = new StandaloneProcess(folder, pathWithMongodAfter("sleep 35"))) {
            assertThat(standalone.process.output()).contains("mongod is still starting");
        }
    }

    @Test
    void ifOneCannotBeStartedAgainParleyEndsWithOneLine() throws Exception {
        var broken = folder.resolve("broken");
        var path = pathWithMongodAfter("[ -e '" + broken + "' ] && exit 1");
        try (var standalone = new StandaloneProcess(folder, path)) {
            Files.createFile(broken);
            server("mongod").orElseThrow().destroyForcibly();
            assertThat(standalone.process.exitCode()).isEqualTo(1);
            assertThat(standalone.process.output().lines())
                    .filteredOn(line -> line.contains("mongod has ended"))
                    .hasSize(2)
                    .element(1)
                    .asString()
                    .contains("Parley ends", "mongod.log");
        }
    }

    /// With a `mongod` that does this before it is the real one.
    private String pathWithMongodAfter(String before) throws IOException {
        var programs = Files.createDirectory(folder.resolve("programs"));
        var script = Files.writeString(programs.resolve("mongod"), """
            #!/bin/sh
            %s
            exec '%s' "$@"
            """.formatted(
                        before, ServerBinaries.onPath("mongod").orElseThrow()));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return programs + File.pathSeparator + System.getenv("PATH");
    }

    private static void assertStopsInTime(StandaloneProcess standalone) throws Exception {
        var begun = System.nanoTime();
        standalone.process.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as(standalone.process.output())
                .isLessThan(STOP_WITHIN);
    }

    /// Sends until it is accepted, and reads until it is there.
    private static void arrives(Person from, Person to, String conversation, String text) {
        var message = new HashMap<>(Person.message(conversation, text));
        message.put("clientId", UUID.randomUUID());
        await().atMost(RECOVER_WITHIN)
                .ignoreExceptionsInstanceOf(Person.NotAnswered.class)
                .untilAsserted(() -> from.command("message.send", message));
        await().atMost(RECOVER_WITHIN)
                .ignoreExceptionsInstanceOf(Person.NotAnswered.class)
                .untilAsserted(() -> assertThat(to.texts(conversation)).containsOnlyOnce(text));
    }

    private void awaitAnother(String program, ProcessHandle before) {
        await(program)
                .atMost(RECOVER_WITHIN)
                .until(() -> server(program)
                        .filter(server -> server.pid() != before.pid())
                        .isPresent());
    }

    private List<String> programs() throws IOException {
        var run = folder.resolve("data/run");
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        return Sources.names(run).stream()
                .filter(name -> name.endsWith(".pid"))
                .map(name -> name.replace(".pid", ""))
                .sorted()
                .toList();
    }

    private Optional<ProcessHandle> server(String program) throws IOException {
        try {
            var pid = Files.readString(folder.resolve("data/run").resolve(program + ".pid"))
                    .strip();
            return pid.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
