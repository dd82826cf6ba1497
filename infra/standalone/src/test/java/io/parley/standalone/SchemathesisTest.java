package io.parley.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Thousands of requests that schemathesis makes from openapi.yaml, valid and not: no answer is a fault, has a status
/// or a shape that the document doesn't have, or accepts what the document refuses. Needs Python, and its registry the
/// first time.
@Tag("integration")
class SchemathesisTest {
    private static final String VERSION = "4.32.5";
    private static final Duration INSTALL = Duration.ofMinutes(2);
    private static final Duration EACH = Duration.ofSeconds(30);
    private static final Duration STARTING = Duration.ofSeconds(15);

    @TempDir
    static Path folder;

    private static Path program;
    private static StandaloneProcess standalone;

    @BeforeAll
    static void start() throws Exception {
        program = installed();
        copied("schemas.yaml");
        standalone = new StandaloneProcess(
                folder,
                System.getenv("PATH"),
                List.of(),
                "--parley.connector.budget.commands-per-second=1000",
                "--parley.connector.budget.commands-at-once=10000");
    }

    @AfterAll
    static void stop() {
        if (standalone != null) {
            standalone.close();
        }
    }

    @Test
    void toAStranger() throws Exception {
        assertKept(List.of(), Map.of());
    }

    @Test
    void toAPerson() throws Exception {
        var cleo = known("cleo");
        assertKept(List.of("--header", "Authorization: Bearer " + cleo.token()), Map.of());
    }

    @Test
    void toAGroupsOwner() throws Exception {
        var anna = known("anna");
        var ben = known("ben");
        anna.befriend(ben);
        var group = anna.command("group.create", Map.of("name", "all", "members", List.of(ben.id())))
                .path("conversationId")
                .stringValue();
        anna.send(group, "hello");
        await().until(() -> anna.get("/api/conversations").toString().contains(group));
        assertKept(
                List.of("--header", "Authorization: Bearer " + anna.token()),
                Map.of(
                        "SCHEMATHESIS_HOOKS", copied("schemathesis_owner.py"),
                        "PARLEY_GROUP", group,
                        "PARLEY_MEMBER", ben.id()));
    }

    private static Person known(String handle) {
        var person = Person.register(standalone.addresses, handle);
        await().until(() -> person.exchange("GET", "/api/me", null).startsWith("200 "));
        return person;
    }

    private static void assertKept(List<String> more, Map<String, String> environment) throws Exception {
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--config-file",
                copied("schemathesis.toml"),
                "run",
                copied("openapi.yaml"),
                "--url",
                standalone.addresses.origin(),
                "--max-time",
                "" + EACH.toSeconds(),
                "--no-color"));
        command.addAll(more);
        var ran = run(EACH.plus(STARTING), command, environment);
        assertThat(ran.exit).as(ran.output).isZero();
        assertThat(ran.output).contains("Coverage", "Fuzzing");
        assertThat(standalone.sinceReady()).doesNotContain("ERROR", "\tat ");
    }

    /// Below `target`, so that it is there the next time.
    private static Path installed() throws Exception {
        var venv = Path.of(System.getProperty("basedir", "."), "target", "schemathesis-" + VERSION)
                .toAbsolutePath();
        var bin = venv.resolve("bin");
        if (!Files.exists(bin.resolve("schemathesis"))) {
            orSkip(List.of("python3", "-m", "venv", venv.toString()));
            orSkip(List.of(bin.resolve("pip").toString(), "install", "--quiet", "schemathesis==" + VERSION));
        }
        return bin.resolve("schemathesis");
    }

    private static void orSkip(List<String> command) throws InterruptedException {
        String why;
        try {
            var ran = run(INSTALL, command, Map.of());
            if (ran.exit == 0) {
                return;
            }
            why = ran.output;
        } catch (IOException e) {
            why = e.toString();
        }
        System.out.println("SchemathesisTest is skipped: " + command + ": " + why);
        assumeTrue(false, () -> "can't be installed: " + command);
    }

    /// In the folder of the test, where the documents lie beside each other. The name that schemas.yaml gives itself
    /// leads nowhere.
    private static String copied(String name) throws IOException {
        try (var in = Objects.requireNonNull(SchemathesisTest.class.getResourceAsStream("/" + name))) {
            var text = new String(in.readAllBytes(), UTF_8).replaceFirst("(?m)^\\$id:.*$", "");
            return Files.writeString(folder.resolve(name), text).toString();
        }
    }

    private record Ran(int exit, String output) {}

    private static Ran run(Duration within, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "run", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.directory(folder.toFile()).environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return new Ran(-1, "not done after " + within + ": " + Files.readString(output));
        }
        return new Ran(process.exitValue(), Files.readString(output));
    }
}
