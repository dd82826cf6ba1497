package io.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody who uses Parley over HTTP, as a script would; `SocketClient` is the WebSocket.
final class Person {
    private static final String PASSWORD = "correct horse battery";

    /// Where each service is.
    record Addresses(String commandSide, String querySide, String connector, String origin) {
        static Addresses ofStandalone(int port) {
            var all = "http://127.0.0.1:" + port;
            return new Addresses(all, all, all, all);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Addresses addresses;
    private String token = "";
    private String id = "";

    private Person(Addresses addresses) {
        this.addresses = addresses;
    }

    static Person register(Addresses addresses, String handle) {
        return register(addresses, handle, UUID.randomUUID());
    }

    static Person register(Addresses addresses, String handle, UUID clientId) {
        var person = new Person(addresses);
        var form = Map.of(
                "clientId",
                clientId,
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
        person.ask("POST", addresses.commandSide() + "/api/accounts", form);
        return known(addresses, handle);
    }

    /// As somebody who registered before.
    static Person known(Addresses addresses, String handle) {
        var person = new Person(addresses);
        var session = person.ask(
                "POST",
                addresses.commandSide() + "/api/session",
                Map.of("login", handle, "password", PASSWORD, "client", "test"));
        person.token = session.path("accessToken").stringValue();
        person.id = session.path("accountId").stringValue();
        return person;
    }

    /// Both become friends; returns the conversation's id.
    String befriend(Person other) {
        command("friendship.request", Map.of("other", other.id, "message", "hello"));
        return other.command("friendship.accept", Map.of("other", id))
                .path("conversationId")
                .stringValue();
    }

    JsonNode send(String conversation, String text) {
        return command("message.send", message(conversation, text));
    }

    static Map<String, Object> message(String conversation, String text) {
        return Map.of("conversationId", conversation, "content", Map.of("type", "text", "text", text));
    }

    JsonNode command(String type, Map<String, ?> fields) {
        return ask("POST", addresses.connector() + "/api/commands", withType(type, fields));
    }

    /// The code with which a command is refused.
    String refusal(String type, Map<String, ?> fields) {
        var response = answer("POST", addresses.connector() + "/api/commands", withType(type, fields));
        assertThat(response.statusCode()).as("%s: %s", type, response.body()).isBetween(400, 499);
        return Json.PERMISSIVE.readTree(response.body()).path("code").stringValue();
    }

    String id() {
        return id;
    }

    String token() {
        return token;
    }

    /// Status and body of the answer of a service of the standalone, whatever it is.
    String exchange(String method, String path, @Nullable Object body) {
        var response = answer(method, addresses.origin() + path, body);
        return response.statusCode() + " " + response.body();
    }

    /// What the query side answers at this path.
    JsonNode get(String path) {
        return ask("GET", addresses.querySide() + path, null);
    }

    static Map<String, Object> withType(String type, Map<String, ?> fields) {
        var command = new HashMap<String, Object>(fields);
        command.put("type", type);
        command.putIfAbsent("clientId", UUID.randomUUID());
        return command;
    }

    /// Texts of all messages of the conversation, by number, as the query side has them.
    List<String> texts(String conversation) {
        var url = addresses.querySide() + "/api/conversations/" + conversation + "/timeline?limit=100&after=";
        var texts = new java.util.ArrayList<String>();
        for (var after = 0L; ; ) {
            var sent = ask("GET", url + after, null)
                    .path("events")
                    .valueStream()
                    .filter(event -> event.path("type").stringValue().equals("message.sent"))
                    .map(event -> event.path("data"))
                    .toList();
            if (sent.isEmpty()) {
                return texts;
            }
            for (var data : sent) {
                assertThat(data.path("messageNo").longValue()).isEqualTo(++after);
                texts.add(data.at("/personal/content/text").stringValue());
            }
        }
    }

    SocketClient socket() {
        return new SocketClient(http, addresses, token);
    }

    private JsonNode ask(String method, String url, @Nullable Object body) {
        var response = answer(method, url, body);
        assertThat(response.statusCode())
                .as("%s %s: %s", method, url, response.body())
                .isBetween(200, 299);
        return Json.PERMISSIVE.readTree(response.body());
    }

    private HttpResponse<String> answer(String method, String url, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Origin", addresses.origin())
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(Json.STRICT.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NotAnswered(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The connection broke before there was an answer.
    static final class NotAnswered extends RuntimeException {
        NotAnswered(IOException cause) {
            super(cause);
        }
    }
}
