package io.parley.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.parley.api.AccountId;
import io.parley.api.Json;
import io.parley.api.Secret;
import io.parley.api.account.SessionId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.embedded.RedisServer;
import tools.jackson.databind.JsonNode;

/// The running query side, with a MongoDB and a Redis of its own. There is one for each MongoDB, and it stays
/// for the whole run.
public final class TestServer {
    public static final Secret CLAIM_KEY = new Secret("claim-key-of-the-tests");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, Object> ALWAYS = Map.of(
            "management.server.port",
            0,
            "parley.secrets.claim-key",
            CLAIM_KEY.reveal(),
            "parley.mongo.patience",
            "2s",
            "parley.search.address.a-minute",
            10_000,
            "logging.level.root",
            "warn",
            // it logs each index that it doesn't create
            "logging.level.de.bwaldvogel",
            "off",
            "spring.main.banner-mode",
            "off",
            // the projections are on the class path of the tests
            "spring.autoconfigure.exclude",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration");
    private static final List<TestServer> ALL = startAll();

    private final TestMongo mongo;
    private final RedisServer redis;
    private final ConfigurableApplicationContext context;
    private final MongoDatabase database;

    TestServer(TestMongo mongo, Map<String, Object> settings) {
        this.mongo = mongo;
        var redisPort = TestMongo.freePort();
        redis = startRedis(redisPort);
        var defaults = new HashMap<>(QuerySide.DEFAULTS);
        defaults.putAll(ALWAYS);
        var port = TestMongo.freePort();
        defaults.put("server.port", port);
        defaults.put("parley.web.origins", "http://127.0.0.1:" + port + ",http://localhost:" + port);
        defaults.put("spring.mongodb.uri", mongo.uri());
        defaults.put("spring.data.redis.port", redisPort);
        defaults.put("parley.auth.jwks-url", TestTokens.jwksUrl());
        defaults.putAll(settings);
        var application = new SpringApplication(QuerySide.class);
        application.setDefaultProperties(defaults);
        context = application.run();
        database = context.getBean(MongoClient.class).getDatabase("parley");
    }

    static Stream<TestServer> all() {
        return ALL.stream();
    }

    public Seed seed() {
        return new Seed(database);
    }

    TestMongo mongo() {
        return mongo;
    }

    public MongoDatabase database() {
        return database;
    }

    /// Ends a session as the command side does.
    void end(SessionId session) {
        context.getBean(StringRedisTemplate.class).opsForValue().set("parley:session:ended:" + session, "");
    }

    public Reply get(AccountId asker, String path) {
        return send(asker, path, HttpRequest.Builder::GET);
    }

    public Reply post(AccountId asker, String path, String json) {
        return send(
                asker,
                path,
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Reply send(AccountId asker, String path, UnaryOperator<HttpRequest.Builder> more) {
        return send(path, request -> more.apply(request.header("Authorization", "Bearer " + TestTokens.of(asker))));
    }

    Reply send(String path, UnaryOperator<HttpRequest.Builder> more) {
        return send("local.server.port", path, more);
    }

    Reply management(String path) {
        return send("local.management.port", path, HttpRequest.Builder::GET);
    }

    private Reply send(String port, String path, UnaryOperator<HttpRequest.Builder> more) {
        var address = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty(port) + path;
        try {
            var request =
                    more.apply(HttpRequest.newBuilder(URI.create(address))).build();
            return new Reply(CLIENT.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void startRedis() {
        redis.start();
    }

    void stopRedis() {
        redis.stop();
    }

    void stop() {
        context.close();
        stopRedis();
        mongo.stop().run();
    }

    @Override
    public String toString() {
        return mongo.name();
    }

    private static List<TestServer> startAll() {
        return Stream.concat(Stream.of(TestMongo.inMemory()), TestMongo.real().stream())
                .map(mongo -> new TestServer(mongo, Map.of()))
                .peek(server -> Runtime.getRuntime().addShutdownHook(new Thread(server::stop)))
                .toList();
    }

    private static RedisServer startRedis(int port) {
        var redis = RedisServer.builder()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        return redis;
    }

    /// The server's answer.
    public record Reply(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), UTF_8);
        }

        public JsonNode json() {
            return Json.STRICT.readTree(response.body());
        }

        public <T> T as(Class<T> type) {
            if (status() != 200) {
                throw new AssertionError(status() + " " + text());
            }
            return Json.STRICT.readValue(response.body(), type);
        }

        /// `404 no-such-conversation`, `400 invalid limit`
        public String problem() {
            var json = json();
            var type = response.headers().firstValue("Content-Type").orElse("");
            if (!type.startsWith("application/problem+json")
                    || json.path("status").asInt() != status()) {
                throw new AssertionError(type + " " + text());
            }
            var field = json.has("field") ? " " + json.get("field").asString() : "";
            return status() + " " + json.get("code").asString() + field;
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
