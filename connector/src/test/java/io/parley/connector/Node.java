package io.parley.connector;

import io.parley.api.Command;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.connector.command.CommandClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// A running connector, with a fake command side.
final class Node implements AutoCloseable {
    static final HttpClient HTTP = HttpClient.newHttpClient();

    final int port;
    final ConfigurableApplicationContext context;
    final FakeCommandSide commandSide;

    /// @param settings `name=value`, beside those with which it finds the stage
    static Node start(String... settings) {
        return new Node(new SpringApplication(App.class), settings);
    }

    /// A connector that reaches its command side over HTTP.
    static Node alone(String... settings) {
        return new Node(Connector.application(), settings);
    }

    private Node(SpringApplication app, String... settings) {
        var stage = Stage.up();
        port = Stage.freePort();
        var all = new HashMap<>(Map.of(
                "spring.main.banner-mode",
                "off",
                "spring.threads.virtual.enabled",
                "true",
                "server.address",
                "127.0.0.1",
                "server.port",
                "" + port,
                "parley.web.origins",
                "http://127.0.0.1:" + port,
                "parley.auth.jwks-url",
                stage.jwks,
                "parley.kafka.bootstrap-servers",
                stage.broker.address(),
                "spring.mongodb.uri",
                stage.mongo,
                "spring.data.redis.host",
                "127.0.0.1",
                "spring.data.redis.port",
                "" + stage.redisPort));
        for (var setting : settings) {
            var cut = setting.indexOf('=');
            all.put(setting.substring(0, cut), setting.substring(cut + 1));
        }
        context = app.run(all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
        commandSide = context.getBeanProvider(FakeCommandSide.class).getIfAvailable(FakeCommandSide::new);
    }

    HttpResponse<String> post(String token, String body) {
        return post(Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"), body);
    }

    HttpResponse<String> post(Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/commands"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /// A command side that accepts and remembers everything, unless the test sets another answer.
    static final class FakeCommandSide implements CommandClient {
        final List<Command> received = new CopyOnWriteArrayList<>();
        volatile BiFunction<Actor, Command, Answer> answer = (_, _) -> new Answer.Accepted(null, null, null);

        @Override
        public Answer send(String accessToken, Actor actor, Command command) {
            received.add(command);
            return answer.apply(actor, command);
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(ConnectorConfiguration.class)
    static class App {
        @Bean
        FakeCommandSide fakeCommandSide() {
            return new FakeCommandSide();
        }
    }
}
