package io.parley.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Secret;
import io.parley.command.account.PasswordHashing.Asker;
import io.parley.edge.problem.Problem;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class PasswordHashingTest {
    private static final Secret PASSWORD = new Secret("correct horse");
    private static final Asker HOME = Asker.from("198.51.100.7");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ConcurrentLinkedQueue<Problem> refused = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> hashed = new ConcurrentLinkedQueue<>();

    @Test
    void aPasswordMatchesItsOwnHashHoweverItsAccentsAreWritten() {
        var hashing = new PasswordHashing(1, 2, LONG);
        var hash = hashing.hash(new Secret("caf\u00e9 au lait"), HOME);
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.matches(new Secret("cafe\u0301 au lait"), hash, HOME))
                .isTrue();
        assertThat(hashing.matches(new Secret("cafe au lait"), hash, HOME)).isFalse();
        assertThat(hashing.matches(new Secret("nobody's password"), null, HOME)).isFalse();
    }

    @Test
    void whoeverFindsTheQueueFullIsToldToComeAgain() {
        var hashing = new PasswordHashing(1, 2, LONG);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ask(threads, hashing, 12, _ -> HOME);
        }
        assertThat(hashed.size() + refused.size()).isEqualTo(12);
        assertThat(hashed).hasSizeGreaterThanOrEqualTo(2);
        allAreToldToComeAgain();
        // and the places are free again
        assertThat(hashing.hash(PASSWORD, HOME)).isNotEmpty();
    }

    @Test
    void nobodyWaitsLongerThanTheDeadline() {
        var hashing = new PasswordHashing(1, 1_000, Duration.ofMillis(300));
        var begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ask(threads, hashing, 300, i -> Asker.from("network " + i));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        assertThat(hashed.size() + refused.size()).isEqualTo(300);
        allAreToldToComeAgain();
    }

    @Test
    void oneNetworkKeepsNobodyElseWaiting() {
        var hashing = new PasswordHashing(1, 64, LONG);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ask(threads, hashing, 200, _ -> Asker.from("203.0.113.7"));
            for (var i = 0; i < 3; i++) {
                assertThat(hashing.hash(PASSWORD, HOME)).isNotEmpty();
            }
            // most of the others still wait: they are served while nobody else asks
            assertThat(hashed).hasSizeLessThan(30);
        }
        allAreToldToComeAgain();
    }

    @Test
    void manyNetworksLeaveRoomForKnownDevices() {
        var hashing = new PasswordHashing(1, 32, LONG);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ask(threads, hashing, 200, i -> Asker.from("network " + i));
            for (var i = 0; i < 3; i++) {
                assertThat(hashing.matches(PASSWORD, null, Asker.onKnownDevice("ann")))
                        .isFalse();
            }
        }
        allAreToldToComeAgain();
    }

    private void ask(ExecutorService threads, PasswordHashing hashing, int times, IntFunction<Asker> asker) {
        IntStream.range(0, times)
                .forEach(i -> threads.execute(() -> {
                    try {
                        hashed.add(hashing.hash(PASSWORD, asker.apply(i)));
                    } catch (Problem busy) {
                        refused.add(busy);
                    }
                }));
    }

    private void allAreToldToComeAgain() {
        assertThat(refused).isNotEmpty().allSatisfy(busy -> {
            assertThat(busy.status().value()).isEqualTo(503);
            assertThat(busy.retryAfterMillis()).isPositive();
        });
    }
}
