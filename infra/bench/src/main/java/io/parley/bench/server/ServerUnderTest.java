package io.parley.bench.server;

import io.parley.api.Json;
import io.parley.edge.settings.KafkaProperties;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The Parley that is measured: a standalone of its own, started on free ports and stopped in the end.
public final class ServerUnderTest implements AutoCloseable {
    /// In its folder: what the server says, from its last start on.
    public static final String LOG = "server.log";

    private static final Duration START_WITHIN = Duration.ofMinutes(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

    /// Lifts the limits for each address and account, which the generator would run into.
    private static final List<String> UNLIMITED = List.of(
            "--parley.registration.per-address=1000000",
            "--parley.auth.per-address=1000000",
            "--parley.auth.access-token=12h",
            "--parley.connector.sockets-per-address=1000000",
            "--parley.connector.frames-per-second=10000",
            "--parley.connector.budget.commands-per-second=100000",
            "--parley.connector.budget.commands-at-once=100000",
            "--parley.connector.budget.friend-requests-per-day=100000");

    private final Path folder;
    private final List<String> command = new ArrayList<>();
    private final boolean withMongod;
    private final int port = freePort();
    private final int management = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    /// @param jvm options of the server's JVM
    /// @param settings beside `UNLIMITED`
    public ServerUnderTest(Path folder, List<String> jvm, List<String> settings, boolean withMongod)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.withMongod = withMongod;
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.parley.standalone.Standalone"));
        command.addAll(List.of(
                "--parley.data=" + folder.resolve("data"),
                "--parley.port=" + port,
                "--parley.management.port=" + management));
        command.addAll(UNLIMITED);
        command.addAll(settings);
        process = start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public Path folder() {
        return folder;
    }

    public ServerDatabases databases() {
        return new ServerDatabases(handle(), folder.resolve("data"));
    }

    /// Which MongoDB it has.
    public String mongo() {
        return Processes.of(handle()).containsKey("mongod") ? "mongod" : "mongo-java-server";
    }

    /// One figure of one of the server's meters, 0 where it isn't known (yet).
    public double meter(String name, String statistic) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/metrics/" + name))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            return response.statusCode() == 404
                    ? 0
                    : Json.PERMISSIVE
                            .readTree(response.body())
                            .path("measurements")
                            .valueStream()
                            .filter(m -> m.path("statistic").asString("").equals(statistic))
                            .mapToDouble(m -> m.path("value").doubleValue())
                            .sum();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A full collection in the server's JVM, which then gives back what it has freed.
    public void collectGarbage() throws IOException, InterruptedException {
        jcmd("GC.run");
        jcmd("System.trim_native_heap");
    }

    private void jcmd(String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var done = new ProcessBuilder(jcmd, Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (done != 0) {
            throw new IllegalStateException("jcmd " + command + " ended with " + done);
        }
    }

    /// How its events can be read.
    public KafkaProperties kafka() throws IOException {
        var reader = new Properties();
        try (var file = Files.newBufferedReader(folder.resolve("data/secrets/kafka-reader.properties"))) {
            reader.load(file);
        }
        var properties = reader.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> reader.getProperty(name, "")));
        return new KafkaProperties(properties.getOrDefault("bootstrap.servers", ""), properties, Map.of(), Map.of());
    }

    /// Stops it at once, as a power cut would.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Returns as soon as somebody can connect, for a server that is being started.
    public void awaitOpen() throws InterruptedException {
        while (true) {
            try (var _ = new Socket(address().getHost(), port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(5);
            }
        }
    }

    /// As it was, with its data.
    public void restart() throws IOException, InterruptedException {
        process = start();
    }

    private Process start() throws IOException, InterruptedException {
        var log = log();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        if (!withMongod) {
            builder.environment().compute("PATH", (_, path) -> withoutMongod(path == null ? "" : path));
        }
        var started = builder.start();
        var deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (!Files.readString(log).contains("Parley is ready at")) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                started.destroy();
                throw new IllegalStateException("the server did not start: " + Files.readString(log));
            }
            Thread.sleep(100);
        }
        return started;
    }

    private Path log() {
        return folder.resolve(LOG);
    }

    private static String withoutMongod(String path) {
        return List.of(path.split(File.pathSeparator, -1)).stream()
                .filter(folder -> !Files.exists(Path.of(folder, "mongod")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
