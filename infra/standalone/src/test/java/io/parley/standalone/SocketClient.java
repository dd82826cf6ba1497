package io.parley.standalone;

import static org.awaitility.Awaitility.await;

import io.parley.api.Json;
import io.parley.api.wire.ClientFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A person's WebSocket, and all that came over it.
final class SocketClient implements AutoCloseable, WebSocket.Listener {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    SocketClient(HttpClient http, Person.Addresses addresses, String token) {
        socket = http.newWebSocketBuilder()
                .header("Origin", addresses.origin())
                .buildAsync(URI.create(addresses.connector().replace("http", "ws") + "/ws"), this)
                .join();
        say(Map.of("type", "hello", "v", ClientFrame.VERSION, "token", token));
        await(frame -> type(frame).equals("welcome"));
    }

    /// Returns the answer.
    JsonNode command(String ref, Map<String, Object> command) {
        say(Map.of("type", "command", "ref", ref, "command", command));
        return await(frame -> frame.path("ref").asString("").equals(ref));
    }

    JsonNode await(Predicate<JsonNode> wanted) {
        return org.awaitility.Awaitility.await()
                .atMost(DEADLINE)
                .until(() -> frames.stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /// Waits until this text was pushed.
    JsonNode awaitText(String text) {
        return await(frame -> type(frame).equals("entry")
                && frame.at("/event/data/personal/content/text").asString("").equals(text));
    }

    void say(Map<String, Object> frame) {
        socket.sendText(Json.STRICT.writeValueAsString(frame), true).join();
    }

    List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    static String type(JsonNode frame) {
        return frame.path("type").asString("");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(Json.PERMISSIVE.readTree(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
