package io.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A main class of ours as a process of its own.
final class JavaProcess implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m");

    private final Process process;
    private final Path output;

    /// @param module whose main class it is, and with whose class path it runs
    /// @param path of the environment, where programs are looked for
    JavaProcess(Path folder, String module, String main, String path, List<String> arguments) throws IOException {
        output = Files.createTempFile(folder, main, ".log");
        var command = new ArrayList<>(JAVA);
        command.addAll(List.of("-cp", classPath(module), main));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PATH", path);
        process = builder.start();
    }

    static String classPath(String module) throws IOException {
        var target = Sources.root().resolve(module).resolve("target");
        return target.resolve("classes") + File.pathSeparator + Files.readString(target.resolve("runtime.classpath"));
    }

    /// Waits until it has printed this.
    void awaitLine(String part) {
        await().atMost(DEADLINE).pollInterval(Duration.ofMillis(50)).until(() -> {
            assertThat(process.isAlive() || output().contains(part))
                    .as(output())
                    .isTrue();
            return output().contains(part);
        });
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// As Ctrl-C or a service manager would; returns the exit code.
    int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
