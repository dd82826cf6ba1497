package io.parley.query;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.AccountId;
import io.parley.query.TestServer.Reply;
import io.parley.readmodel.token.TokenDocument;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the query side does while something that it needs is away.
@Tag("integration")
class FaultsTest {
    private static final TestServer SERVER =
            start(Map.of("parley.search.address.a-minute", 2, "parley.web.trusted-proxies", "127.0.0.0/8"));
    private final AccountId anna = SERVER.seed().ready().account();

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void withoutMongoDbEverythingIsAFaultThatTellsNothing() {
        var server = start(Map.of("parley.mongo.timeout", "500ms"));
        server.mongo().stop().run();
        for (var path : new String[] {"/api/me", "/api/snapshot", "/api/inbox?epoch=1.1&after=0"}) {
            var reply = server.get(anna, path);
            assertThat(reply.problem()).isEqualTo("503 failed");
            assertThat(reply.text())
                    .isEqualTo("{\"title\":\"Service Unavailable\",\"status\":503,\"code\":\"failed\"}");
        }
        assertThat(server.management("/actuator/health/readiness").status()).isEqualTo(503);
        server.stop();
    }

    @Test
    void withoutRedisOneReadsAndDoesNotSearchUntilItIsBack() {
        assertThat(search("198.51.100.3").status()).isEqualTo(200);
        SERVER.stopRedis();
        await().atMost(ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(search("198.51.100.4").problem()).isEqualTo("503 failed"));
        assertThat(SERVER.get(anna, "/api/me").status()).isEqualTo(200);
        assertThat(SERVER.management("/actuator/health/readiness").status()).isEqualTo(200);
        SERVER.startRedis();
        await().atMost(ofSeconds(30))
                .untilAsserted(() -> assertThat(search("198.51.100.5").status()).isEqualTo(200));
    }

    /// Only a 401 leads to the log-in page, so the query side must not answer 401 because the command
    /// side is away.
    @Test
    void withoutTheCommandSidesKeysATokenIsNotRefusedButFails() {
        var server = start(Map.of("parley.auth.jwks-url", "http://127.0.0.1:" + TestMongo.freePort() + "/keys"));
        assertThat(server.get(anna, "/api/me").problem()).isEqualTo("503 failed");
        server.stop();
    }

    @Test
    void itIsReadyOnceTheViewsAre() {
        assertThat(SERVER.management("/actuator/health").status()).isEqualTo(200);
        assertThat(SERVER.management("/actuator/health/readiness").status()).isEqualTo(200);
        SERVER.seed().token(Views.TIMELINE, 5, false);
        assertThat(SERVER.management("/actuator/health/readiness").status()).isEqualTo(503);
        SERVER.seed().remove(TokenDocument.COLLECTION, Views.TIMELINE);
        assertThat(SERVER.management("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(SERVER.management("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(SERVER.management("/actuator/env").status()).isEqualTo(404);
        SERVER.seed().ready();
    }

    @Test
    void searchesAreLimitedByAddressToo() {
        assertThat(search("198.51.100.1").status()).isEqualTo(200);
        assertThat(search("198.51.100.1").status()).isEqualTo(200);
        assertThat(search("198.51.100.1").problem()).isEqualTo("429 busy");
        assertThat(search("198.51.100.2").status()).isEqualTo(200);
    }

    @Test
    void aSearchThatCannotBeAnsweredCostsNothing() {
        SERVER.seed().token(Views.ACCOUNTS, 5, false);
        for (var i = 0; i < 5; i++) {
            assertThat(search("198.51.100.7").problem()).isEqualTo("503 not-ready");
        }
        SERVER.seed().ready();
        assertThat(search("198.51.100.7").status()).isEqualTo(200);
        assertThat(search("198.51.100.7").status()).isEqualTo(200);
        assertThat(search("198.51.100.7").problem()).isEqualTo("429 busy");
    }

    /// A search from that address, by a new account each time.
    private Reply search(String from) {
        return SERVER.send(
                SERVER.seed().account(),
                "/api/people/search",
                request -> request.header("X-Forwarded-For", from)
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"query\":\"anna\"}")));
    }

    private static TestServer start(Map<String, Object> settings) {
        return new TestServer(TestMongo.inMemory(), settings);
    }
}
