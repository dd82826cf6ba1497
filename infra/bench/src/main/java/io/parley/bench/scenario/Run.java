package io.parley.bench.scenario;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.parley.bench.server.ServerUnderTest;
import io.parley.bench.server.Yardsticks;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What all scenarios have in common: the server that they start, and where they report.
final class Run {
    /// As much as it needs at the rates that are reached here, all of it from the start.
    static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g");

    @Option(names = "--report", description = "folder for the report (default: ${DEFAULT-VALUE})")
    Path report = Path.of("target", "bench");

    @Option(names = "--folder", description = "where the server keeps its data while it runs: the disk to measure")
    Path folder = Path.of("target");

    @Option(names = "--no-mongod", description = "with mongo-java-server, even if there is a mongod on the PATH")
    boolean noMongod;

    @Option(names = "--no-yardsticks", description = "without measuring the machine first")
    boolean noYardsticks;

    @Option(names = "--jvm", description = "an option of the server's JVM, instead of the scenario's own")
    List<String> jvm = List.of();

    @Option(names = "--set", description = "a setting of the server, parley.name=value")
    List<String> settings = new ArrayList<>();

    /// Something that is measured.
    interface Scenario {
        void run(ServerUnderTest server, Report into) throws Exception;
    }

    /// Starts a server, has it measured, stops it and writes the report, with the server's log beside it. 0 if nothing
    /// was violated.
    ///
    /// @param more settings of the server
    /// @param usual options of its JVM, unless others are asked for
    int measure(String name, List<String> more, List<String> usual, Scenario scenario) throws Exception {
        Files.createDirectories(folder);
        var own = Files.createTempDirectory(folder.toAbsolutePath(), "bench-");
        try {
            var into = new Report(name);
            yardsticks(into, own);
            var all = new ArrayList<>(more);
            settings.forEach(setting -> all.add("--" + setting));
            var options = new ArrayList<>(jvm.isEmpty() ? usual : jvm);
            try (var server = new ServerUnderTest(own, options, all, !noMongod)) {
                into.fact("MongoDB", server.mongo()).fact("server's JVM", String.join(" ", options));
                scenario.run(server, into);
            } finally {
                Files.createDirectories(report);
                Files.copy(own.resolve(ServerUnderTest.LOG), report.resolve(name + ".log"), REPLACE_EXISTING);
            }
            into.write(report);
            return into.isSound() ? 0 : 1;
        } finally {
            delete(own);
        }
    }

    private void yardsticks(Report into, Path own) throws IOException, SQLException {
        if (!noYardsticks) {
            into.facts(Yardsticks.take(own));
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failed) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
