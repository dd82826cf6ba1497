package io.parley.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.parley.api.Command;
import io.parley.api.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The command side as a process of its own, as it runs in production but without a broker. Commands go in over HTTP.
public final class OtherProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port = Servers.freePort();
    private final Process process;

    public OtherProcess(String database) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                "--management.server.port=-1",
                "--parley.kafka.bootstrap-servers=127.0.0.1:1"));
        command.addAll(Node.settings(database, port));
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> HTTP.send(request("/api/session/keys").build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    public HttpResponse<String> execute(String token, Command command) {
        try {
            return HTTP.send(
                    request("/internal/commands")
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString(Json.STRICT.writeValueAsString(command)))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /// Ends with the test that started it.
    public static void main(String[] arguments) throws IOException {
        CommandSide.main(arguments);
        new InputStreamReader(System.in, UTF_8).read();
        Runtime.getRuntime().halt(0);
    }
}
