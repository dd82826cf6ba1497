package io.parley.standalone;

import io.parley.standalone.installation.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A standalone that accepts log-ins.
final class StandaloneProcess implements AutoCloseable {
    /// The file with which readers of the log reach Kafka.
    final Path kafkaReader;

    final Person.Addresses addresses;
    final JavaProcess process;

    StandaloneProcess(Path folder, String path) throws IOException {
        this(folder, path, List.of());
    }

    /// @param more origins to serve, and any other settings as `--name=value`
    StandaloneProcess(Path folder, String path, List<String> more, String... settings) throws IOException {
        kafkaReader = folder.resolve("data/secrets/kafka-reader.properties");
        var port = Ports.free();
        var origins = new ArrayList<>(List.of("http://localhost:" + port, "http://127.0.0.1:" + port));
        origins.addAll(more);
        var arguments = new ArrayList<>(List.of(settings));
        arguments.addAll(List.of(
                "--parley.data=" + folder.resolve("data"),
                "--parley.port=" + port,
                "--parley.management.port=" + Ports.free(),
                "--parley.origin=" + String.join(",", origins)));
        addresses = Person.Addresses.ofStandalone(port);
        var started = System.nanoTime();
        process = new JavaProcess(folder, "infra/standalone", "io.parley.standalone.Standalone", path, arguments);
        process.awaitLine("Parley is ready at http://localhost:" + port);
        System.out.printf("standalone ready after %d ms%n", (System.nanoTime() - started) / 1_000_000);
    }

    /// What it has printed since it accepts log-ins.
    String sinceReady() throws IOException {
        var output = process.output();
        return output.substring(output.indexOf("Parley is ready"));
    }

    @Override
    public void close() {
        process.close();
    }
}
