package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.SessionId;
import io.parley.api.friendship.FriendshipRefusal;
import io.parley.api.wire.Answer;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BudgetTest {
    private static Node node;
    private static Node other;
    private final Stage stage = Stage.up();

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
        try (var one = Client.known(node, account);
                var two = Client.known(other, account);
                var stranger = Client.known(node)) {
            IntStream.range(0, 4).forEach(i -> {
                one.command("" + i);
                assertAccepted(one.next());
                two.command("" + i);
                assertAccepted(two.next());
                assertThat(post(node, account, Client.sendCommand(UUID.randomUUID(), "hi"))
                                .statusCode())
                        .isEqualTo(200);
            });
            var busy = spend(one);
            assertThat(busy.get("retryAfterMillis").asLong()).isBetween(1L, 1000L);
            assertThat(spend(two).get("type").asString()).isEqualTo("busy");
            var overHttp = post(other, account, Client.sendCommand(UUID.randomUUID(), "hi"));
            if (overHttp.statusCode() == 200) {
                overHttp = post(other, account, Client.sendCommand(UUID.randomUUID(), "hi"));
            }
            assertThat(overHttp.statusCode()).isEqualTo(429);
            assertThat(overHttp.headers().firstValue("Retry-After")).contains("1");
            assertThat(overHttp.body()).contains("\"code\":\"busy\"", "\"retryAfterMillis\":");
            stranger.command("r");
            assertAccepted(stranger.next());
        }
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

    /// Sends until it is too much; time passes and gives some back.
    private static JsonNode spend(Client client) {
        for (var i = 0; i < 10; i++) {
            client.command("more");
            var answer = client.next();
            if (answer.get("type").asString().equals("busy")) {
                return answer;
            }
        }
        throw new AssertionError("never busy");
    }

    private static void assertAccepted(JsonNode frame) {
        assertThat(frame.get("type").asString()).isEqualTo("accepted");
    }
}
