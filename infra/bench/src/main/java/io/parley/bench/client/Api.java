package io.parley.bench.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parley.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Parley over HTTP. Blocking; what is answered with busy is asked again, as clients do; whatever isn't answered with
/// success then is an `IllegalStateException`.
public final class Api {
    private static final String PASSWORD = "correct horse battery";
    private static final int TRIES = 10;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    public Api(URI address) {
        this.address = address;
    }

    URI address() {
        return address;
    }

    public Person register(String handle) {
        var form = Map.of(
                "clientId",
                UUID.randomUUID(),
                "handle",
                handle,
                "nickname",
                handle,
                "avatar",
                "fox",
                "email",
                handle + "@example.org",
                "password",
                PASSWORD);
        ask("POST", "/api/accounts", null, form);
        var session =
                ask("POST", "/api/session", null, Map.of("login", handle, "password", PASSWORD, "client", "bench"));
        return new Person(
                session.path("accountId").stringValue(),
                session.path("accessToken").stringValue());
    }

    /// Returns the id of their conversation.
    public String befriend(Person asker, Person other) {
        command(asker, "friendship.request", Map.of("other", other.accountId(), "message", ""));
        return command(other, "friendship.accept", Map.of("other", asker.accountId()))
                .path("conversationId")
                .stringValue();
    }

    public JsonNode command(Person person, String type, Map<String, ?> fields) {
        var command = new HashMap<String, Object>(fields);
        command.put("type", type);
        command.put("clientId", UUID.randomUUID());
        return ask("POST", "/api/commands", person, command);
    }

    public JsonNode get(Person person, String path) {
        return ask("GET", path, person, null);
    }

    private static boolean isBusy(int status) {
        return status == 429 || status == 503;
    }

    private JsonNode ask(String method, String path, @Nullable Person person, @Nullable Object body) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(WITHIN)
                .header("Content-Type", "application/json")
                .header("Origin", address.toString())
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(Json.STRICT.writeValueAsBytes(body)));
        if (person != null) {
            request.header("Authorization", "Bearer " + person.token());
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            for (var tries = 1; isBusy(response.statusCode()) && tries < TRIES; tries++) {
                // the same command, so that it is carried out once
                Thread.sleep(AGAIN_AFTER);
                response = http.send(request.build(), BodyHandlers.ofByteArray());
            }
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException("%s %s: %d %s"
                        .formatted(method, path, response.statusCode(), new String(response.body(), UTF_8)));
            }
            return Json.PERMISSIVE.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
