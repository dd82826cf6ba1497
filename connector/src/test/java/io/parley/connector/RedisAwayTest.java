package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.KillArgs;
import io.parley.api.AccountId;
import io.parley.api.account.SessionId;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class RedisAwayTest {
    private final Stage stage = Stage.up();

    @Test
    void withoutRedisALimitOfTheSameSizeHoldsHere() throws Exception {
        try (var node = Node.start(
                        "parley.connector.budget.commands-per-second=1", "parley.connector.budget.commands-at-once=5");
                var client = Client.known(node)) {
            stage.withoutRedis(() -> {
                var answers = IntStream.range(0, 20)
                        .mapToObj(i -> {
                            client.command("" + i);
                            return client.next().get("type").asString();
                        })
                        .toList();
                assertThat(answers).startsWith("accepted", "accepted").contains("busy");
                assertThat(answers.stream().filter("accepted"::equals)).hasSizeBetween(5, 10);
                var token = stage.token(new AccountId(UUID.randomUUID()), SessionId.random());
                assertThat(node.post(token, Client.sendCommand(UUID.randomUUID(), "hi"))
                                .statusCode())
                        .isEqualTo(200);
                try (var late = Client.known(node)) {
                    late.command("r");
                    late.expect("accepted");
                }
            });
            stage.endSession(client.session);
            assertThat(client.closeCode()).isEqualTo(4001);
        }
    }

    @Test
    void aSessionThatEndedWhileNobodyListenedIsFoundAfterwards() {
        try (var node = Node.start();
                var client = Client.known(node);
                var other = Client.known(node);
                var connection = stage.redis.connect()) {
            connection.sync().setex("parley:session:ended:" + client.session, 960, "");
            var before = System.nanoTime();
            connection.sync().clientKill(KillArgs.Builder.typePubsub());
            assertThat(client.closeCode()).isEqualTo(4001);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
            other.command("r");
            other.expect("accepted");
        }
    }
}
