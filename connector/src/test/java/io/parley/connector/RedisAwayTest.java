package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.KillArgs;
import io.parley.api.AccountId;
import io.parley.api.account.SessionId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Tag("integration")
@ExtendWith(OutputCaptureExtension.class)
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

    /// Ten times as long as an answer may take; in production it may be any time.
    @Test
    void whileRedisIsLateEveryAnswerIsOneOfTheDocument(CapturedOutput output) throws Exception {
        try (var node = Node.start();
                var client = Client.known(node)) {
            var token = stage.token(client.account, client.session);
            var answers = new ConcurrentLinkedQueue<HttpResponse<String>>();
            var linesBefore = output.getAll().lines().count();
            stage.whileRedisStops(() -> {
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                    for (var i = 0; i < 16; i++) {
                        threads.execute(() -> {
                            while (System.nanoTime() < until) {
                                answers.add(node.post(token, Client.sendCommand(UUID.randomUUID(), "hi")));
                            }
                        });
                    }
                    while (System.nanoTime() < until) {
                        client.command("r");
                        assertThat(client.next().get("type").asString()).isIn("accepted", "busy", "heartbeat");
                    }
                }
            });
            assertThat(answers).hasSizeGreaterThan(1_000);
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 429);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 429)
                    .allSatisfy(answer -> assertThat(answer.body()).contains("\"code\":\"busy\""));
            assertThat(output.getAll().lines().skip(linesBefore))
                    .noneMatch(line -> line.startsWith("\tat "))
                    .filteredOn(line -> line.contains("Redis is "))
                    .hasSizeBetween(1, 4);
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                client.command("r");
                client.expect("accepted");
            });
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
