package io.parley.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Secret;
import io.parley.edge.problem.Problem;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class PasswordHashingTest {
    private final PasswordHashing hashing = new PasswordHashing(1, 2);

    @Test
    void aPasswordMatchesItsOwnHashHoweverItsAccentsAreWritten() {
        var hash = hashing.hash(new Secret("caf\u00e9 au lait"));
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.matches(new Secret("cafe\u0301 au lait"), hash)).isTrue();
        assertThat(hashing.matches(new Secret("cafe au lait"), hash)).isFalse();
        assertThat(hashing.matches(new Secret("nobody's password"), null)).isFalse();
    }

    @Test
    void whoeverFindsTheQueueFullIsToldToComeAgain() {
        var refused = new ConcurrentLinkedQueue<Problem>();
        var hashed = new ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 12)
                    .forEach(i -> threads.execute(() -> {
                        try {
                            hashed.add(hashing.hash(new Secret("correct horse")));
                        } catch (Problem busy) {
                            refused.add(busy);
                        }
                    }));
        }
        assertThat(hashed.size() + refused.size()).isEqualTo(12);
        assertThat(hashed).hasSizeGreaterThanOrEqualTo(3);
        assertThat(refused).isNotEmpty().allSatisfy(busy -> {
            assertThat(busy.status().value()).isEqualTo(503);
            assertThat(busy.retryAfterMillis()).isPositive();
        });
        // and the places are free again
        assertThat(hashing.hash(new Secret("correct horse"))).isNotEmpty();
    }
}
