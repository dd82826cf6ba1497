package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.AccountId;
import io.parley.api.SessionId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedisAwayTest {
    private final Stage stage = Stage.up();

    @Test
    void withoutRedisALimitOfTheSameSizeHoldsHereAndEndedSessionsAreFoundLater() throws Exception {
        try (var node = Node.start(
                        "parley.connector.budget.commands-per-second=1", "parley.connector.budget.commands-at-once=5");
                var client = Client.known(node);
                var other = Client.known(node)) {
            stage.withoutRedis(() -> {
                var answers = java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> {
                            client.command("" + i);
                            return client.next().get("type").asString();
                        })
                        .toList();
                assertThat(answers).startsWith("accepted", "accepted").contains("busy");
                assertThat(answers.stream().filter("accepted"::equals)).hasSizeBetween(5, 10);
                assertThat(node.post(
                                        stage.token(new AccountId(UUID.randomUUID()), SessionId.random()),
                                        Client.sendCommand(UUID.randomUUID(), "hi"))
                                .statusCode())
                        .isEqualTo(200);
                try (var late = Client.known(node)) {
                    late.command("r");
                    late.expect("accepted");
                }
            });
            // as if it had ended while this node couldn't hear of it
            try (var connection = stage.redis.connect()) {
                connection.sync().setex("parley:session:ended:" + client.session, 960, "");
            }
            await().atMost(Duration.ofSeconds(20)).until(client.closed::isDone);
            assertThat(client.closeCode()).isEqualTo(4001);
            other.command("r");
            other.expect("accepted");
            stage.endSession(other.session);
            assertThat(other.closeCode()).isEqualTo(4001);
        }
    }
}
