package io.parley.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A standalone that one can log in to.
final class Standing implements AutoCloseable {
    private static final Pattern KAFKA = Pattern.compile("on Kafka at (\\S+)");

    final Person.Addresses addresses;
    final Running process;

    Standing(Path folder, String path) throws IOException {
        var port = Ports.free();
        addresses = Person.Addresses.ofStandalone(port);
        var started = System.nanoTime();
        process = new Running(
                folder,
                "infra/standalone",
                "io.parley.standalone.Standalone",
                path,
                List.of(
                        "--parley.data=" + folder.resolve("data"),
                        "--parley.port=" + port,
                        "--parley.management.port=" + Ports.free()));
        process.awaitLine("Parley is ready at http://localhost:" + port);
        System.out.printf("standalone ready after %d ms%n", (System.nanoTime() - started) / 1_000_000);
    }

    String kafka() throws IOException {
        var line = KAFKA.matcher(process.output());
        if (!line.find()) {
            throw new AssertionError(process.output());
        }
        return line.group(1);
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
