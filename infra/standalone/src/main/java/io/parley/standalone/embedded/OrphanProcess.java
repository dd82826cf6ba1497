package io.parley.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A server that outlived the JVM that started it.
public final class OrphanProcess {
    private OrphanProcess() {}

    /// Returns when each server whose process id is in the folder, in a file named after its program, has ended.
    public static void stopAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".pid")).toList()) {
                stop(file, file.getFileName().toString().replace(".pid", ""));
            }
        }
    }

    /// Returns when the server whose process id is in the file, if there is one, has ended.
    static void stop(Path pidFile, String program) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Files.readString(pidFile).strip();
        var written = Files.getLastModifiedTime(pidFile).toInstant();
        if (pid.matches("\\d+")) {
            ProcessHandle.of(Long.parseLong(pid))
                    .filter(process -> runs(process, program))
                    // ids are used again: it must have been started when the file was written
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(start ->
                                    Duration.between(start, written).abs().toSeconds() < 10)
                            .isPresent())
                    .ifPresent(OrphanProcess::end);
        }
        Files.deleteIfExists(pidFile);
    }

    static boolean runs(ProcessHandle process, String program) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).endsWith(program))
                .isPresent();
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!hasEnded(process)) {
            process.destroyForcibly();
            hasEnded(process);
        }
    }

    private static boolean hasEnded(ProcessHandle process) {
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
