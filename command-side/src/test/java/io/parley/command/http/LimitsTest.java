package io.parley.command.http;

import static io.parley.command.Nodes.ONE;
import static io.parley.command.Nodes.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.command.http.Limits.Limit;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final Limit three = new Limit("test", 3, Duration.ofHours(1));
    private final String who = UUID.randomUUID().toString();

    @Test
    void nodesCountTogetherAndSayHowLongToWait() {
        ONE.bean(Limits.class).take(three, who);
        TWO.bean(Limits.class).take(three, who);
        ONE.bean(Limits.class).take(three, who);
        assertThatThrownBy(() -> TWO.bean(Limits.class).take(three, who))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status().value()).isEqualTo(429);
                    assertThat(problem.retryAfterMillis()).isBetween(1_100_000L, 1_200_000L);
                });
        ONE.bean(Limits.class).take(three, who + " and another");
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        for (var i = 0; i < 10; i++) {
            ONE.bean(Limits.class).take(three, who);
            ONE.bean(Limits.class).giveBack(three, who);
        }
    }
}
