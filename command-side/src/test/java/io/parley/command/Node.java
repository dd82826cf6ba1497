package io.parley.command;

import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.Json;
import io.parley.api.account.SessionId;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.command.gateway.CommandGateway;
import io.parley.command.ledger.TestLedger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A command side of its own, as it would run in production but without its relay.
public final class Node implements AutoCloseable {
    public static final String TOKEN_KEY = tokenKey();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    public final String origin;

    private Node(ConfigurableApplicationContext context, String origin) {
        this.context = context;
        this.origin = origin;
    }

    public static Node start(String database, String... settings) {
        return start(database, InstantSource.system(), settings);
    }

    /// @param clock by which its gateway goes
    public static Node start(String database, InstantSource clock, String... settings) {
        var port = Servers.freePort();
        var origin = "http://127.0.0.1:" + port;
        var all = new ArrayList<>(settings(database, port));
        for (var setting : settings) {
            all.removeIf(given -> given.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
            all.add(setting);
        }
        var context = new SpringApplicationBuilder(CommandSide.class)
                .initializers(made -> made.addBeanFactoryPostProcessor(beans -> {
                    ((BeanDefinitionRegistry) beans).removeBeanDefinition("clock");
                    beans.registerSingleton("clock", clock);
                    ((BeanDefinitionRegistry) beans).removeBeanDefinition("relay");
                    ((BeanDefinitionRegistry) beans).removeBeanDefinition("relayHealthIndicator");
                }))
                .run(all.toArray(String[]::new));
        TestLedger.open(JdbcClient.create(context.getBean(DataSource.class)));
        return new Node(context, origin);
    }

    /// As it runs in production, relay and all.
    static Node inProduction(String database, String... settings) {
        var port = Servers.freePort();
        var all = new ArrayList<>(settings(database, port));
        all.addAll(List.of(settings));
        return new Node(CommandSide.application().run(all.toArray(String[]::new)), "http://127.0.0.1:" + port);
    }

    /// Of any node of these tests, in this process or another.
    static List<String> settings(String database, int port) {
        return List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.threads.virtual.enabled=true",
                "--spring.main.banner-mode=off",
                "--spring.data.redis.host=127.0.0.1",
                "--spring.data.redis.port=" + Servers.redisPort(),
                "--parley.ledger.url=" + database,
                "--parley.ledger.username=postgres",
                "--parley.secrets.claim-key=claim-key-of-the-tests",
                "--parley.secrets.token-key=" + TOKEN_KEY,
                "--parley.web.origins=http://127.0.0.1:" + port + ",https://chat.example.org",
                "--parley.registration.per-address=10000",
                "--parley.auth.per-address=10000",
                "--parley.command.http.enabled=true");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Stream<T> beans(Class<T> type) {
        return context.getBeanProvider(type).stream();
    }

    public CommandGateway gateway() {
        return bean(CommandGateway.class);
    }

    /// Signs up someone with a handle of his own by HTTP.
    public Actor register() {
        return register(handle());
    }

    public static String handle() {
        return "h" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    public Actor register(String handle) {
        var answer = post("/api/accounts", form(UUID.randomUUID(), handle));
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return new Actor(AccountId.of(json(answer).get("accountId").asString()), SessionId.random());
    }

    public static String form(UUID clientId, String handle) {
        return """
            {"clientId":"%s","handle":"%s","nickname":"Ann","avatar":"fox","email":"%s@example.org",\
            "password":"correct horse"}\
            """.formatted(clientId, handle, handle);
    }

    /// The answer to a command that may have to wait for the one before it.
    public Answer settled(Actor actor, Command command) {
        return await().until(() -> gateway().execute(actor, command), answer -> !(answer instanceof Answer.Busy));
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)), headers);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path).GET(), headers);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        try {
            if (headers.length > 0) {
                request.headers(headers);
            }
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return Json.PERMISSIVE.readTree(answer.body());
    }

    private static String tokenKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
