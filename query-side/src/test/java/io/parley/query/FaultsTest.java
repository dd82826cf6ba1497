package io.parley.query;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.AccountId;
import io.parley.query.TestServer.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens while something that the query side needs is away.
class FaultsTest {
    private final TestServer server = new TestServer(
            TestMongo.inMemory(),
            Map.of(
                    "parley.mongo.timeout", "500ms",
                    "parley.search.address.a-minute", 2,
                    "parley.web.trusted-proxies", "127.0.0.0/8"));
    private final AccountId anna = server.seed().account();

    @BeforeEach
    void ready() {
        server.seed().ready();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void withoutMongoDbEverythingIsAFaultThatTellsNothing() {
        assertThat(server.get(anna, "/api/me").status()).isEqualTo(200);
        server.mongo().stop().run();
        for (var path : new String[] {"/api/me", "/api/snapshot", "/api/inbox?epoch=1.1&after=0"}) {
            var reply = server.get(anna, path);
            assertThat(reply.problem()).isEqualTo("503 failed");
            assertThat(reply.text())
                    .isEqualTo("{\"title\":\"Service Unavailable\",\"status\":503,\"code\":\"failed\"}");
        }
        assertThat(server.management("/actuator/health/readiness").status()).isEqualTo(503);
    }

    @Test
    void withoutRedisOneReadsAndDoesNotSearch() {
        assertThat(server.get(anna, "/api/me").status()).isEqualTo(200);
        assertThat(search("198.51.100.1").status()).isEqualTo(200);
        server.stopRedis();
        await().atMost(ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(server.get(anna, "/api/me").status()).isEqualTo(200));
        assertThat(search("198.51.100.2").problem()).isEqualTo("503 failed");
        assertThat(server.management("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void itIsReadyOnceTheViewsAre() {
        assertThat(server.management("/actuator/health/readiness").status()).isEqualTo(200);
        server.seed().token("timeline", 5, false);
        assertThat(server.management("/actuator/health/readiness").status()).isEqualTo(503);
        server.seed().remove("projection", "timeline");
        assertThat(server.management("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(server.management("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(server.management("/actuator/env").status()).isEqualTo(404);
    }

    /// Only a 401 leads to the log-in page: it must not come because the command side is away.
    @Test
    void withoutTheCommandSidesKeysATokenIsNotRefusedButFails() {
        var nobody = "http://127.0.0.1:" + TestMongo.freePort() + "/keys";
        var alone = new TestServer(TestMongo.inMemory(), Map.of("parley.auth.jwks-url", nobody));
        assertThat(alone.get(anna, "/api/me").problem()).isEqualTo("503 failed");
        alone.stop();
    }

    @Test
    void searchesAreLimitedByAddressToo() {
        assertThat(search("198.51.100.1").status()).isEqualTo(200);
        assertThat(search("198.51.100.1").status()).isEqualTo(200);
        assertThat(search("198.51.100.1").problem()).isEqualTo("429 busy");
        assertThat(search("198.51.100.2").status()).isEqualTo(200);
    }

    /// From that address, by a new account each time.
    private Reply search(String from) {
        return server.send(
                server.seed().account(),
                "/api/people/search",
                request -> request.header("X-Forwarded-For", from)
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"query\":\"anna\"}")));
    }
}
