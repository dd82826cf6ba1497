package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.account.SessionId;
import io.parley.api.friendship.FriendshipRefusal;
import io.parley.api.wire.Answer;
import io.parley.edge.limit.Budgets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class BudgetTest {
    private static Node node;
    private static Node other;
    private final Stage stage = Stage.up();

    /// Seconds until there is one again, if the other node took the last few before they were settled.
    private static final long LONGEST = 1 + Budgets.UNSETTLED;

    @BeforeAll
    static void start() {
        var settings = new String[] {
            "parley.connector.budget.commands-per-second=1",
            "parley.connector.budget.commands-at-once=12",
            "parley.connector.budget.friend-requests-per-day=3"
        };
        node = Node.start(settings);
        other = Node.start(settings);
    }

    @AfterAll
    static void stop() {
        node.close();
        other.close();
    }

    @Test
    void allSocketsHttpAndNodesShareOneBudget() {
        var account = new AccountId(UUID.randomUUID());
        var began = System.nanoTime();
        try (var one = Client.known(node, account);
                var two = Client.known(other, account);
                var stranger = Client.known(node)) {
            var accepted = 0;
            for (var busy = 0; busy < 3; ) {
                busy = 0;
                for (var way : List.<BooleanSupplier>of(
                        () -> accepts(one), () -> accepts(two), () -> accepts(other, account))) {
                    if (way.getAsBoolean()) {
                        accepted++;
                    } else {
                        busy++;
                    }
                }
            }
            var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            // the other node may not know the last few yet
            assertThat((long) accepted).isBetween(12L, 12 + seconds + 1 + Budgets.UNSETTLED);
            stranger.command("r");
            assertThat(stranger.next().get("type").asString()).isEqualTo("accepted");
        }
    }

    private static boolean accepts(Client client) {
        client.command("r");
        var answer = client.next();
        if (answer.get("type").asString().equals("busy")) {
            assertThat(answer.get("retryAfterMillis").asLong()).isBetween(1L, LONGEST * 1000L);
            return false;
        }
        assertThat(answer.get("type").asString()).isEqualTo("accepted");
        return true;
    }

    private boolean accepts(Node over, AccountId account) {
        var response = post(over, account, Client.sendCommand(UUID.randomUUID(), "hi"));
        if (response.statusCode() == 429) {
            assertThat(Long.parseLong(
                            response.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1L, LONGEST);
            assertThat(response.body()).contains("\"code\":\"busy\"", "\"retryAfterMillis\":");
            return false;
        }
        assertThat(response.statusCode()).isEqualTo(200);
        return true;
    }

    @Test
    void whatIsRefusedIsNotFree() {
        var account = new AccountId(UUID.randomUUID());
        var statuses = IntStream.range(0, 20)
                .map(_ -> post(node, account, "{\"type\":\"song\"}").statusCode())
                .boxed()
                .toList();
        assertThat(statuses).startsWith(400, 400).contains(429).containsOnly(400, 429);
    }

    @Test
    void friendRequestsOfADayAreCountedWhenTheyWereAccepted() {
        var account = new AccountId(UUID.randomUUID());
        node.commandSide.answer = (_, _) -> Answer.Refused.of(FriendshipRefusal.REQUEST_OPEN);
        IntStream.range(0, 4)
                .forEach(_ -> assertThat(
                                post(node, account, Client.friendRequest()).statusCode())
                        .isEqualTo(409));
        node.commandSide.answer = (_, _) -> new Answer.Accepted(null, null, null);
        IntStream.range(0, 3)
                .forEach(_ -> assertThat(
                                post(node, account, Client.friendRequest()).statusCode())
                        .isEqualTo(200));
        var fourth = post(other, account, Client.friendRequest());
        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(fourth.headers().firstValue("Retry-After").orElseThrow()))
                .isGreaterThan(3600);
        assertThat(post(node, account, Client.sendCommand(UUID.randomUUID(), "hi"))
                        .statusCode())
                .isEqualTo(200);
    }

    private java.net.http.HttpResponse<String> post(Node to, AccountId account, String body) {
        return to.post(stage.token(account, SessionId.random()), body);
    }
}
