package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.AccountId;
import io.parley.api.Json;
import io.parley.api.account.SessionId;
import io.parley.api.wire.ServerFrame;
import io.parley.connector.delivery.DeliveryReader;
import io.parley.connector.socket.SocketRegistry;
import io.parley.readmodel.inbox.HeadDocument;
import io.parley.readmodel.token.TokenDocument;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@Tag("integration")
class DeliveryTest {
    private static Node node;
    private final Stage stage = Stage.up();

    @BeforeAll
    static void start() {
        node = Node.start("parley.connector.heartbeat=1s");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void caughtUp() {
        stage.caughtUp(Stage.EPOCH, 0);
    }

    @Test
    void anEventIsPushedToEachSocketOfItsRecipientsWithTheirOwnNumber() {
        var one = new AccountId(UUID.randomUUID());
        var two = new AccountId(UUID.randomUUID());
        try (var first = Client.known(node, one);
                var second = Client.known(node, one);
                var other = Client.known(node, two);
                var stranger = Client.known(node)) {
            stage.deliver(Stage.EPOCH, Map.of(one, 5L, two, 9L), "höi 🎈 \"\\ \u2028");
            assertThat(first.expect("entry").get("seq").asLong()).isEqualTo(5);
            assertThat(second.expect("entry").get("seq").asLong()).isEqualTo(5);
            var entry = Json.STRICT.treeToValue(other.expect("entry"), ServerFrame.class);
            assertThat(entry).isInstanceOfSatisfying(ServerFrame.Push.class, push -> {
                assertThat(push.epoch()).isEqualTo(Stage.EPOCH);
                assertThat(push.seq()).isEqualTo(9);
                assertThat(push.event().data().get("text").asString()).isEqualTo("höi 🎈 \"\\ \u2028");
            });
            stranger.command("r");
            assertThat(stranger.expect("accepted").get("ref").asString()).isEqualTo("r");
            assertThat(stranger.frames)
                    .noneMatch(frame -> frame.get("type").asString().equals("entry"));
        }
    }

    @Test
    void aThousandRecipientsAreServedInOrder() {
        try (var client = Client.known(node)) {
            var recipients = new HashMap<AccountId, Long>();
            IntStream.range(0, 1000).forEach(i -> recipients.put(new AccountId(UUID.randomUUID()), 1L));
            for (var seq = 1L; seq <= 20; seq++) {
                recipients.put(client.account, seq);
                stage.deliver(Stage.EPOCH, recipients, "x");
            }
            for (var seq = 1; seq <= 20; seq++) {
                assertThat(client.expect("entry").get("seq").asLong()).isEqualTo(seq);
            }
        }
    }

    @Test
    void aDeliveryThatCannotBeReadIsPassedOver() {
        try (var client = Client.known(node)) {
            stage.broker.send("rubbish".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            stage.broker.send(new byte[0]);
            stage.broker.send("{\"epoch\":\"1.1\",\"recipients\":{\"x\":1},\"event\":{}}"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            stage.deliver(Stage.EPOCH, Map.of(client.account, 2L), "x");
            assertThat(client.expect("entry").get("seq").asLong()).isEqualTo(2);
            assertThat(node.context.getBean(DeliveryReader.class).health().getStatus())
                    .isEqualTo(Status.UP);
        }
    }

    @Test
    void numbersOfAnotherEpochAreNotPushedUntilItIsTheCurrentOne() {
        try (var client = Client.known(node)) {
            stage.deliver("1.2", Map.of(client.account, 77L), "early");
            stage.deliver(Stage.EPOCH, Map.of(client.account, 1L), "x");
            assertThat(client.expect("entry").get("seq").asLong()).isEqualTo(1);
            stage.caughtUp("1.2", 0);
            // the connector reads the epoch at most each 200 ms; heartbeats reveal what comes before that
            await().until(() -> {
                stage.deliver("1.2", Map.of(client.account, 78L), "x");
                return client.frames.stream()
                        .anyMatch(frame -> frame.get("type").asString().equals("entry"));
            });
            stage.deliver(Stage.EPOCH, Map.of(client.account, 2L), "late");
            stage.deliver("1.2", Map.of(client.account, 99L), "x");
            var entry = client.expect("entry");
            while (entry.get("seq").asLong() != 99) {
                assertThat(entry.get("epoch").asString()).isEqualTo("1.2");
                entry = client.expect("entry");
            }
        }
    }

    @Test
    void whatIsPushedWhileTheHeadIsReadFollowsTheWelcome() {
        var account = new AccountId(UUID.randomUUID());
        stage.caughtUp(Stage.EPOCH, 10);
        // the inbox's token is behind the head, and the welcome waits for it
        stage.head(account, 4, 12);
        try (var client = new Client(node, account, SessionId.random(), true)) {
            client.hello();
            await().until(() ->
                    !node.context.getBean(SocketRegistry.class).of(account).isEmpty());
            // the node may still know another test's epoch
            await().until(() -> {
                stage.deliver(Stage.EPOCH, Map.of(account, 5L), "x");
                return queued(account) > 0;
            });
            assertThat(client.frames).isEmpty();
            stage.caughtUp(Stage.EPOCH, 12);
            var welcome = client.next();
            assertThat(welcome.get("type").asString()).isEqualTo("welcome");
            assertThat(welcome.get("head").toString()).isEqualTo("{\"epoch\":\"1.1\",\"seq\":4}");
            assertThat(client.expect("entry").get("seq").asLong()).isEqualTo(5);
        }
    }

    @Test
    void aHeadBeyondTheTokenIsNotTold() {
        var account = new AccountId(UUID.randomUUID());
        stage.caughtUp(Stage.EPOCH, 10);
        stage.head(account, 4, 12);
        try (var client = new Client(node, account, SessionId.random(), true)) {
            client.hello();
            assertThat(client.expect("welcome").has("head")).isFalse();
        }
    }

    @Test
    void aHeartbeatRevealsALostPush() {
        try (var client = Client.known(node);
                var fresh = Client.known(node)) {
            stage.head(client.account, 3, 20);
            stage.caughtUp(Stage.EPOCH, 20);
            await().untilAsserted(() -> assertThat(
                            client.expect("heartbeat").path("head").toString())
                    .isEqualTo("{\"epoch\":\"1.1\",\"seq\":3}"));
            assertThat(fresh.expect("heartbeat").get("head").toString()).isEqualTo("{\"epoch\":\"1.1\",\"seq\":0}");
        }
    }

    @Test
    void anInboxThatHasNotCaughtUpHasNoHead() {
        stage.replace(
                TokenDocument.COLLECTION,
                new Document("_id", HeadDocument.PROJECTION)
                        .append(TokenDocument.EPOCH, Stage.EPOCH)
                        .append(TokenDocument.CAUGHT_UP, false)
                        .append(TokenDocument.POSITION, 5L));
        try (var client = Client.stranger(node)) {
            client.hello();
            assertThat(client.expect("welcome").has("head")).isFalse();
            assertThat(client.expect("heartbeat").has("head")).isFalse();
            stage.caughtUp(Stage.EPOCH, 5);
            await().until(() -> client.expect("heartbeat").has("head"));
        }
    }

    @Test
    void aSilentClientIsClosedAndOneThatAnswersIsNot() {
        try (var silent = Client.known(node);
                var alive = Client.known(node)) {
            while (!silent.closed.isDone()) {
                alive.expect("heartbeat");
                alive.send("{\"type\":\"alive\"}");
            }
            assertThat(silent.closeCode()).isEqualTo(4003);
            alive.command("r");
            alive.expect("accepted");
        }
    }

    private static int queued(AccountId account) {
        return node.context.getBean(SocketRegistry.class).of(account).getFirst().queued();
    }
}
