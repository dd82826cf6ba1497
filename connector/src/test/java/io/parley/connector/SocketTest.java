package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.group.NotAdded;
import io.parley.api.wire.Answer;
import io.parley.connector.socket.SocketRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class SocketTest {
    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.start("parley.connector.inbound-frames=20", "parley.connector.stop-within=2s");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void accept() {
        node.commandSide.received.clear();
        node.commandSide.answer = (_, _) -> new Answer.Accepted(null, null, null);
    }

    @Test
    void aCommandIsCarriedOutForTheOneWhoseTokenItIs() {
        try (var client = Client.known(node)) {
            var event = new EventId(UUID.randomUUID());
            var conversation = new ConversationId(UUID.randomUUID());
            node.commandSide.answer = (actor, _) -> {
                assertThat(actor.account()).isEqualTo(client.account);
                assertThat(actor.session()).isEqualTo(client.session);
                return new Answer.Accepted(event, conversation, 12L);
            };
            client.command("a-ref");
            assertThat(client.next().toString())
                    .isEqualTo("{\"type\":\"accepted\",\"ref\":\"a-ref\",\"eventId\":\"" + event
                            + "\",\"conversationId\":\"" + conversation + "\",\"messageNo\":12}");
        }
    }

    @Test
    void eachAnswerHasItsFrame() {
        try (var client = Client.known(node)) {
            var friend = new AccountId(UUID.randomUUID());
            node.commandSide.answer =
                    (_, _) -> new Answer.Accepted(null, null, null, List.of(new NotAdded(friend, "group-full")));
            client.command("0");
            assertThat(client.next().toString())
                    .isEqualTo("{\"type\":\"accepted\",\"ref\":\"0\",\"notAdded\":[{\"account\":\"" + friend
                            + "\",\"code\":\"group-full\"}]}");
            node.commandSide.answer = (_, _) -> Answer.Refused.of(ConversationRefusal.CONVERSATION_CLOSED);
            client.command("1");
            assertThat(client.next().toString())
                    .isEqualTo("{\"type\":\"refused\",\"ref\":\"1\",\"code\":\"conversation-closed\"}");
            node.commandSide.answer = (_, _) -> new Answer.Busy(300);
            client.command("2");
            assertThat(client.next().toString())
                    .isEqualTo("{\"type\":\"busy\",\"ref\":\"2\",\"retryAfterMillis\":300}");
            node.commandSide.answer = (_, _) -> new Answer.Failed();
            client.command("3");
            assertThat(client.next().toString()).isEqualTo("{\"type\":\"failed\",\"ref\":\"3\"}");
            node.commandSide.answer = (_, _) -> {
                throw new IllegalStateException("broken");
            };
            client.command("4");
            assertThat(client.next().toString()).isEqualTo("{\"type\":\"failed\",\"ref\":\"4\"}");
        }
    }

    @Test
    void commandsOfOneSocketAreCarriedOutInTheOrderTheyCame() {
        var conversation = UUID.randomUUID();
        try (var client = Client.known(node)) {
            IntStream.range(0, 20).forEach(i -> client.command("" + i, conversation, "" + i));
            IntStream.range(0, 20)
                    .forEach(
                            i -> assertThat(client.next().get("ref").asString()).isEqualTo("" + i));
        }
        assertThat(node.commandSide.received.stream()
                        .map(c -> ((Content.PlainText) ((ConversationCommand.Send) c).content()).text()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "" + i).toList());
    }

    @Test
    void aSlowCommandHoldsUpNeitherOthersNorWithoutEnd() {
        var released = new CountDownLatch(1);
        try (var slow = Client.known(node);
                var other = Client.known(node)) {
            node.commandSide.answer = (actor, _) -> {
                if (actor.account().equals(slow.account)) {
                    await().until(() -> released.getCount() == 0);
                }
                return new Answer.Accepted(null, null, null);
            };
            slow.command("0");
            await().until(() -> !node.commandSide.received.isEmpty());
            IntStream.range(1, 22).forEach(i -> slow.command("" + i));
            assertThat(slow.next().toString()).startsWith("{\"type\":\"busy\",\"ref\":\"21\",\"retryAfterMillis\":");
            other.command("quick");
            other.expect("accepted");
            released.countDown();
            IntStream.range(0, 21)
                    .forEach(i -> assertThat(slow.expect("accepted").get("ref").asString())
                            .isEqualTo("" + i));
        }
    }

    @Test
    void whatAClientHadSentBeforeItLeftIsCarriedOut() {
        var released = new CountDownLatch(1);
        node.commandSide.answer = (_, _) -> {
            await().until(() -> released.getCount() == 0);
            return new Answer.Accepted(null, null, null);
        };
        try (var client = Client.known(node)) {
            IntStream.range(0, 5).forEach(i -> client.command("" + i));
            await().until(() -> node.commandSide.received.size() == 1);
            client.leave();
            await().until(() -> node.context
                    .getBean(SocketRegistry.class)
                    .of(client.account)
                    .isEmpty());
        }
        released.countDown();
        await().until(() -> node.commandSide.received.size() == 5);
    }

    @Test
    void whatCannotBeReadIsRefusedAndTheSocketLivesOn() {
        try (var client = Client.known(node)) {
            client.send("not json");
            assertRefused(client, null, "invalid", "");
            client.send("{\"type\":\"song\",\"ref\":\"r1\"}");
            assertRefused(client, "r1", "unknown-type", "type");
            client.send("{\"type\":\"hello\",\"v\":2,\"token\":\"x\"}");
            assertRefused(client, null, "invalid", "type");
            client.sendBinary(new byte[] {1, 2, 3});
            assertRefused(client, null, "invalid", "");
            client.command("r2", UUID.randomUUID(), "\\u0000");
            assertRefused(client, "r2", "forbidden-characters", "content.text");
            client.command("\\ud800");
            assertRefused(client, null, "forbidden-characters", "ref");
            client.command("r3");
            client.expect("accepted");
        }
    }

    @Test
    void brokenUtf8FailsTheConnectionAsRfc6455Demands() throws Exception {
        try (var socket = RawSocket.to(node)) {
            socket.send(1, new byte[] {'"', (byte) 0xC3, '"'});
            assertThat(socket.next()).isEqualTo("1007");
        }
    }

    @Test
    void aHugeFrameClosesItsSocketOnly() {
        try (var client = Client.known(node);
                var other = Client.known(node)) {
            client.command("r", UUID.randomUUID(), "\\u00e9".repeat(8000));
            client.expect("accepted");
            client.send(" ".repeat(129 * 1024));
            assertThat(client.closeCode()).isEqualTo(1009);
            other.command("r");
            other.expect("accepted");
        }
    }

    @Test
    void aThousandFramesASecondAreAnsweredBusyAndThenClosed() {
        try (var flood = Client.known(node);
                var other = Client.known(node)) {
            var sent = 0;
            while (!flood.closed.isDone() && sent < 20_000) {
                try {
                    flood.command("f" + sent++);
                } catch (java.util.concurrent.CompletionException e) {
                    break;
                }
            }
            assertThat(flood.closeCode()).isEqualTo(4006);
            assertThat(flood.frames.stream()
                            .filter(f -> f.get("type").asString().equals("busy")))
                    .hasSizeGreaterThan(500);
            other.command("r");
            other.expect("accepted");
        }
    }

    private static void assertRefused(
            Client client, @org.jspecify.annotations.Nullable String ref, String code, String field) {
        var frame = client.next();
        assertThat(frame.get("type").asString()).isEqualTo("refused");
        assertThat(frame.path("ref").asString(null)).isEqualTo(ref);
        assertThat(frame.get("code").asString()).isEqualTo(code);
        assertThat(frame.get("field").asString()).isEqualTo(field);
    }
}
