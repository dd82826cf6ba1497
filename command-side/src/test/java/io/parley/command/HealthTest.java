package io.parley.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.account.AccountCommand.ChangeDiscoverability;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.command.ledger.FlakyProxy;
import io.parley.command.relay.EmbeddedKafka;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whether commands should be sent to this node: as it says itself, to those who ask over HTTP.
@Tag("integration")
class HealthTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int MANAGEMENT = Servers.freePort();

    private static EmbeddedKafka kafka;
    private static FlakyProxy postgres;
    private static Node node;
    private static JdbcClient jdbc;
    private static Actor ann;

    private record State(int http, String status) {}

    private static final State UP = new State(200, "UP");
    private static final State DEGRADED = new State(200, "DEGRADED");
    private static final State DOWN = new State(503, "DOWN");

    @BeforeAll
    static void start() {
        kafka = new EmbeddedKafka();
        var database = URI.create(Servers.database().substring("jdbc:".length()));
        postgres = new FlakyProxy(database.getPort());
        node = Node.inProduction(
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + database.getPath(),
                "--parley.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--management.server.port=" + MANAGEMENT);
        jdbc = JdbcClient.create(node.bean(DataSource.class));
        await().atMost(Duration.ofSeconds(30)).until(() -> state("readiness").equals(UP));
        ann = node.register();
    }

    @AfterAll
    static void stop() {
        node.close();
        postgres.close();
        kafka.close();
    }

    @BeforeEach
    void isWell() {
        await().atMost(Duration.ofSeconds(30)).until(() -> state("readiness").equals(UP));
    }

    @AfterEach
    void restore() {
        postgres.restore();
        kafka.proxy.restore();
    }

    /// Whatever else the service answers is not for this port, nor for a page whose name points here.
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, /actuator/health/liveness, 200",
        "localhost, /actuator/metrics, 200",
        "evil.example, /actuator/metrics, 403",
        "127.0.0.1, /actuator/env, 404",
        "127.0.0.1, /actuator/heapdump, 404",
        "127.0.0.1, /internal/commands, 404",
        "127.0.0.1, /api/sessions, 404",
        "127.0.0.1, /api/session/keys, 404",
        "127.0.0.1, /error, 404",
        "127.0.0.1, /, 404"
    })
    void theManagementPortAnswersOnlyWhatIsExposed(String host, String path, int status) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), MANAGEMENT)) {
            var request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + MANAGEMENT + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
            if (status != 200) {
                assertThat(answer).contains("application/problem+json", "\"code\":");
            }
        }
    }

    private static State state(String group) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + MANAGEMENT + "/actuator/health/" + group))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        return new State(answer.statusCode(), Node.json(answer).get("status").asString());
    }

    private static void soon(State readiness) throws Exception {
        await().atMost(SOON).until(() -> state("readiness").equals(readiness));
        assertThat(state("liveness")).isEqualTo(UP);
    }

    private static Answer answer() {
        return node.gateway().execute(ann, new ChangeDiscoverability(UUID.randomUUID(), true, false));
    }

    @Test
    void withoutPostgreSqlItIsNotReady() throws Exception {
        postgres.cut();
        soon(DOWN);
        postgres.restore();
        soon(UP);
    }

    /// A node that is not here, and what it has found.
    private static void anotherLeads(String found) {
        jdbc.sql("UPDATE relay SET leader = gen_random_uuid(), leased_until = 'infinity', " + found)
                .update();
    }

    private static void nobodyLeads() {
        jdbc.sql("UPDATE relay SET leased_until = '-infinity'").update();
    }

    @Test
    void whileTheRelayHasStoppedItIsNotReadyAndCommandsAreToldToComeAgain() throws Exception {
        anotherLeads("stopped = 'a stranger'");
        soon(DOWN);
        assertThat(answer()).isInstanceOf(Answer.Busy.class);
        nobodyLeads();
        isWell();
    }

    @Test
    void untilTheTopicIsCheckedItIsNotReadyAndCommandsAreToldToComeAgain() throws Exception {
        anotherLeads("checked = checked - interval '1 hour'");
        soon(DOWN);
        assertThat(answer()).isInstanceOf(Answer.Busy.class);
        nobodyLeads();
        isWell();
    }

    @Test
    void withoutKafkaItIsDegradedAndAcceptsCommands() throws Exception {
        kafka.proxy.cut();
        await().atMost(Duration.ofSeconds(15)).until(() -> state("readiness").equals(DEGRADED));
        assertThat(answer()).isInstanceOf(Answer.Accepted.class);
        assertThat(state("liveness")).isEqualTo(UP);
        kafka.proxy.restore();
        await().atMost(Duration.ofSeconds(30)).until(() -> state("readiness").equals(UP));
    }
}
