package io.parley.edge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.parley.edge.limit.Budgets;
import io.parley.edge.limit.Budgets.Budget;
import io.parley.edge.limit.Limit;
import io.parley.edge.limit.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import redis.embedded.RedisServer;

@Tag("integration")
class LateRedisTest {
    private int port;
    private String pid = "";
    private RedisServer server;
    private LettuceConnectionFactory factory;
    private Redis redis;

    @BeforeEach
    void start() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        server = RedisServer.builder()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        factory = new LettuceConnectionFactory("127.0.0.1", port);
        factory.afterPropertiesSet();
        factory.start();
        redis = new Redis(factory);
    }

    @AfterEach
    void stop() throws IOException {
        redis.stop();
        factory.destroy();
        server.stop();
    }

    /// bucket4j sends what several ask at once together, and tells all but one of a failure
    /// by another exception.
    @Test
    void aBudgetIsCountedHereWhileRedisIsLate() throws Exception {
        redis.start();
        var budgets = new Budgets(redis, new Limits(redis));
        var budget = new Budget(Limit.of("budget:late", 1_000, Duration.ofHours(1)), true);
        var who = UUID.randomUUID().toString();
        assertThat(budgets.take(budget, who)).isZero();
        var taken = new AtomicInteger();
        signal("STOP");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 40; i++) {
                threads.execute(() -> {
                    for (var j = 0; j < 5; j++) {
                        assertThat(budgets.take(budget, who)).isZero();
                        taken.incrementAndGet();
                    }
                });
            }
        } finally {
            signal("CONT");
        }
        assertThat(taken).hasValue(200);
    }

    @Test
    void onceItIsLateNobodyWaitsForIt() throws Exception {
        redis.start();
        signal("STOP");
        var waited = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThatThrownBy(() -> redis.require(open -> open.sync().ping())).isInstanceOf(RedisException.class);
            var until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
            for (var i = 0; i < 20; i++) {
                threads.execute(() -> {
                    while (System.nanoTime() < until) {
                        var began = System.nanoTime();
                        redis.ask(open -> open.sync().ping(), () -> "");
                        if (System.nanoTime() - began > Duration.ofMillis(500).toNanos()) {
                            waited.incrementAndGet();
                        }
                        // leaves the cores to the others
                        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
                    }
                });
            }
        } finally {
            signal("CONT");
        }
        assertThat(waited).hasValue(0);
    }

    /// The subscription's connection may be back first. What is asked until Redis answers would be lost.
    @Test
    void whoeverMissedMessagesIsToldOnceRedisAnswers() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        redis.subscribe(
                "parley:test",
                _ -> {},
                () -> told.add(redis.ask(open -> open.sync().ping(), () -> "away")));
        redis.start();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("PONG");
        try (var client = RedisClient.create("redis://127.0.0.1:" + port);
                var other = client.connect()) {
            assertThatThrownBy(() -> redis.require(_ -> {
                        throw new RedisException("late");
                    }))
                    .isInstanceOf(RedisException.class);
            other.sync().clientKill(KillArgs.Builder.typePubsub());
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("PONG");
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        if (name.equals("STOP")) {
            pid = redis.require(open -> open.sync().info("server")).replaceFirst("(?s).*process_id:(\\d+).*", "$1");
        }
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }
}
