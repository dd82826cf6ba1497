package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class KafkaAwayTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String UP = "200 UP";
    private static final String DEGRADED = "200 DEGRADED";

    private final int management = Stage.freePort();

    @Test
    void withoutKafkaItIsDegradedAndNeitherReplacedNorRestarted() throws Exception {
        var broker = new Broker();
        try (var _ = alone(broker)) {
            await().atMost(DEADLINE).until(() -> health("readiness").equals(UP));
            broker.stop();
            await().atMost(SOON).until(() -> health("readiness").equals(DEGRADED));
            assertThat(health("liveness")).isEqualTo(UP);
            broker.start();
            await().atMost(DEADLINE).until(() -> health("readiness").equals(UP));
        } finally {
            broker.stop();
        }
    }

    private Node alone(Broker broker) {
        return Node.alone("parley.kafka.bootstrap-servers=" + broker.address(), "management.server.port=" + management);
    }

    private String health(String group) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + management + "/actuator/health/" + group);
        var answer = Node.HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body().replaceAll(".*\"status\":\"(\\w+)\".*", "$1");
    }
}
