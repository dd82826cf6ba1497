package io.parley.connector;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.lettuce.core.RedisClient;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.api.account.SessionId;
import io.parley.api.wire.Delivery;
import io.parley.api.wire.EventView;
import io.parley.readmodel.Fields;
import io.parley.readmodel.friendship.FriendshipDocument;
import io.parley.readmodel.group.MemberDocument;
import io.parley.readmodel.inbox.HeadDocument;
import io.parley.readmodel.token.TokenDocument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/// The surroundings of a connector, started once for all tests: broker, MongoDB, Redis, and the keys
/// of the tokens.
final class Stage {
    static final String EPOCH = "1.1";
    private static @Nullable Stage instance;

    final Broker broker;
    final String mongo;
    final MongoClient store;
    final int redisPort;
    final RedisClient redis;
    final String jwks;
    private final ECKey key;
    private RedisServer redisServer;

    static synchronized Stage up() {
        var up = instance;
        if (up == null) {
            try {
                up = new Stage();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            instance = up;
        }
        return up;
    }

    private Stage() throws Exception {
        broker = new Broker();
        mongo = Mongo.start();
        store = MongoClients.create(mongo);
        redisPort = freePort();
        redisServer = startRedis();
        redis = RedisClient.create("redis://127.0.0.1:" + redisPort);
        key = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
        var keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/api/session/keys", exchange -> {
            var body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        keys.start();
        jwks = "http://127.0.0.1:" + keys.getAddress().getPort() + "/api/session/keys";
        caughtUp(EPOCH, 0);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> redisServer.stop()));
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private RedisServer startRedis() {
        var server = RedisServer.builder()
                .port(redisPort)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return server;
    }

    /// Runs without Redis, and starts an empty one afterwards.
    void withoutRedis(Runnable run) {
        redisServer.stop();
        try {
            run.run();
        } finally {
            redisServer = startRedis();
        }
    }

    /// Runs while Redis takes connections and questions, and answers nothing.
    void whileRedisStops(Runnable run) throws IOException, InterruptedException {
        String process;
        try (var connection = redis.connect()) {
            process = connection.sync().info("server").replaceFirst("(?s).*process_id:(\\d+).*", "$1");
        }
        new ProcessBuilder("kill", "-STOP", process).start().waitFor();
        try {
            run.run();
        } finally {
            new ProcessBuilder("kill", "-CONT", process).start().waitFor();
        }
    }

    void endSession(SessionId session) {
        try (var connection = redis.connect()) {
            connection.sync().setex("parley:session:ended:" + session, 960, "");
            connection.sync().publish("parley:sessions:ended", session.toString());
        }
    }

    void caughtUp(String epoch, long position) {
        replace(
                TokenDocument.COLLECTION,
                new Document("_id", HeadDocument.PROJECTION)
                        .append(TokenDocument.EPOCH, epoch)
                        .append(TokenDocument.CAUGHT_UP, true)
                        .append(TokenDocument.POSITION, position));
    }

    void head(AccountId account, long seq, long position) {
        replace(
                HeadDocument.COLLECTION,
                new Document("_id", HeadDocument.key(EPOCH, account))
                        .append(HeadDocument.SEQ, seq)
                        .append(Fields.POSITION, position));
    }

    void replace(String collection, Document document) {
        store.getDatabase("parley")
                .getCollection(collection)
                .replaceOne(
                        new Document("_id", document.get("_id")),
                        document,
                        new com.mongodb.client.model.ReplaceOptions().upsert(true));
    }

    /// Stores the friendship in the view.
    void friends(AccountId one, AccountId other) {
        for (var id : List.of(FriendshipDocument.key(one, other), FriendshipDocument.key(other, one))) {
            replace(FriendshipDocument.COLLECTION, new Document("_id", id).append(FriendshipDocument.FRIENDS, true));
        }
    }

    /// Stores the membership in the view.
    void member(ConversationId group, AccountId account, boolean present) {
        replace(
                MemberDocument.COLLECTION,
                new Document("_id", MemberDocument.key(group, account))
                        .append(MemberDocument.CONVERSATION, group.toString())
                        .append(MemberDocument.ACCOUNT, account.toString())
                        .append(MemberDocument.PRESENT, present));
    }

    /// Delivers an event to an account that is connected to no node of the test.
    void deliver(Event event) {
        var view = new EventView(
                new EventId(UUID.randomUUID()),
                EventTypes.nameOf(event.getClass()),
                1,
                Instant.parse("2026-01-02T03:04:05Z"),
                Json.STRICT.valueToTree(event));
        broker.send(
                Json.STRICT.writeValueAsBytes(new Delivery(EPOCH, Map.of(new AccountId(UUID.randomUUID()), 1L), view)));
    }

    void deliver(String epoch, Map<AccountId, Long> recipients, String text) {
        var event = new EventView(
                new EventId(UUID.randomUUID()),
                "message.sent",
                1,
                Instant.parse("2026-01-02T03:04:05Z"),
                Json.PERMISSIVE.createObjectNode().put("text", text));
        broker.send(Json.STRICT.writeValueAsBytes(new Delivery(epoch, recipients, event)));
    }

    String token(AccountId account, SessionId session) {
        return token(account, session, Duration.ofMinutes(15));
    }

    String token(AccountId account, SessionId session, Duration life) {
        return token(claims -> claims.subject(account.toString())
                .claim("sid", session.toString())
                .expirationTime(Date.from(Instant.now().plus(life))));
    }

    /// A valid token, except for what `change` does to it.
    String token(Consumer<JWTClaimsSet.Builder> change) {
        return token(change, key);
    }

    String token(Consumer<JWTClaimsSet.Builder> change, ECKey key) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("parley")
                .audience("parley")
                .subject(UUID.randomUUID().toString())
                .claim("sid", UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(900)));
        change.accept(claims);
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").build(), claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
