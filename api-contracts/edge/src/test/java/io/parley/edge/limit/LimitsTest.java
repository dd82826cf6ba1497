package io.parley.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisException;
import io.parley.edge.address.Network;
import io.parley.edge.address.Network.Level;
import io.parley.edge.limit.Budgets.Budget;
import io.parley.edge.problem.Problem;
import io.parley.edge.redis.Redis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import redis.embedded.RedisServer;

@Tag("integration")
class LimitsTest {
    private static final List<AutoCloseable> OPEN = new ArrayList<>();
    private static Redis one;
    private static Redis two;
    private static Redis away;
    private final Limit three = Limit.of("limit:test", 3, Duration.ofHours(1));
    private final String who = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException {
        var port = freePort();
        var server = RedisServer.builder()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        OPEN.add(server::stop);
        one = connected(port);
        two = connected(port);
        away = new Redis(new LettuceConnectionFactory("127.0.0.1", freePort()));
    }

    @AfterAll
    static void stop() throws Exception {
        for (var last : OPEN.reversed()) {
            last.close();
        }
    }

    @Test
    void copiesCountTogetherAndSayHowLongToWait() {
        var here = new Limits(one);
        var there = new Limits(two);
        here.take(three, who);
        there.take(three, who);
        here.take(three, who);
        assertThatThrownBy(() -> there.take(three, who)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(429);
            assertThat(problem.retryAfterMillis()).isBetween(1_100_000L, 1_200_000L);
        });
        here.take(three, who + " and another");
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        var limits = new Limits(one);
        for (var i = 0; i < 10; i++) {
            limits.take(three, who);
            limits.giveBack(three, who);
        }
    }

    @Test
    void whetherOneIsLeftIsToldWithoutTakingIt() {
        var limits = new Limits(one);
        for (var i = 0; i < 3; i++) {
            assertThat(limits.isSpent(three, who)).isFalse();
            assertThat(limits.tryTake(three, who)).isTrue();
        }
        assertThat(limits.isSpent(three, who)).isTrue();
        assertThat(limits.tryTake(three, who)).isFalse();
    }

    @Test
    void anIpv6CustomerIsLimitedOnBothLevels() {
        var limits = new Limits(one);
        var pair = Limit.of("limit:test", 2, Duration.ofHours(1));
        var wide = UUID.randomUUID().toString();
        for (var i = 0; i < 16; i++) {
            var network = network(wide, i);
            limits.take(pair, network);
            limits.take(pair, network);
            assertThatThrownBy(() -> limits.take(pair, network)).isInstanceOf(Problem.class);
        }
        // refused on the narrow level, they took nothing from the wide one, and the other way round
        var next = network(wide, 17);
        assertThatThrownBy(() -> limits.take(pair, next)).isInstanceOf(Problem.class);
        limits.giveBack(pair, network(wide, 0));
        limits.take(pair, next);
        limits.giveBack(pair, network(wide, 1));
        limits.take(pair, next);
    }

    private static Network network(String wide, int narrow) {
        return new Network(List.of(new Level(wide + narrow, 1), new Level(wide, 16)));
    }

    @Test
    void whatIsJudgedAtTheSameTimeIsChargedAll() {
        var limits = new Limits(one);
        var network = network(who, 0);
        for (var i = 0; i < 10; i++) {
            limits.require(three, network);
        }
        for (var i = 0; i < 6; i++) {
            limits.charge(three, network);
        }
        // three were left: the next comes after the three that are owed and its own, 20 minutes each
        assertThatThrownBy(() -> limits.require(three, network)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(429);
            assertThat(problem.retryAfterMillis()).isBetween(4_700_000L, 4_800_000L);
        });
    }

    @Test
    void workThatJudgesNothingCostsNothing() {
        var limits = new Limits(one);
        var network = network(who, 0);
        for (var i = 0; i < 10; i++) {
            assertThatThrownBy(() -> limits.charged(three, network, () -> {
                        throw Problem.notReady();
                    }))
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> limits.charged(three, who, () -> {
                        throw Problem.notReady();
                    }))
                    .isInstanceOf(Problem.class);
        }
        for (var i = 0; i < 3; i++) {
            assertThat(limits.<Integer>charged(three, network, () -> 7)).isEqualTo(7);
        }
        assertThatThrownBy(() -> limits.charged(three, network, () -> 7)).isInstanceOf(Problem.class);
    }

    @Test
    void allRatesHoldAtOnce() {
        var limits = new Limits(one);
        var aDay = Limit.aMinuteAndADay("limit:test", 10, 2);
        limits.take(aDay, who);
        limits.take(aDay, who);
        assertThatThrownBy(() -> limits.take(aDay, who)).isInstanceOf(Problem.class);
    }

    @Test
    void withoutRedisALimitIsAFaultAndABudgetIsCountedHere() {
        var limits = new Limits(away);
        assertThatThrownBy(() -> limits.take(three, who)).isInstanceOf(RedisException.class);
        var budgets = new Budgets(away, limits);
        for (var frequent : List.of(true, false)) {
            var budget = new Budget(Limit.of("budget:test" + frequent, 2, Duration.ofHours(1)), frequent);
            assertThat(budgets.take(budget, who)).isZero();
            assertThat(budgets.take(budget, who)).isZero();
            assertThat(budgets.take(budget, who)).isBetween(1L, 3_600_000L);
            budgets.giveBack(budget, who);
            assertThat(budgets.take(budget, who)).isZero();
        }
    }

    private static Redis connected(int port) {
        var factory = new LettuceConnectionFactory("127.0.0.1", port);
        factory.afterPropertiesSet();
        factory.start();
        OPEN.add(factory::destroy);
        var redis = new Redis(factory);
        redis.start();
        OPEN.add(redis::stop);
        return redis;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
