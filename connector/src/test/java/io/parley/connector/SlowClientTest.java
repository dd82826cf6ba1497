package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.AccountId;
import io.parley.api.account.SessionId;
import io.parley.connector.socket.Socket;
import io.parley.connector.socket.SocketRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class SlowClientTest {
    private static final String LONG = "x".repeat(30_000);
    private final Stage stage = Stage.up();

    @Test
    void aClientThatStopsReadingIsToldToResyncAndHoldsUpNobody() {
        try (var node = Node.start("parley.connector.outbound-frames=50", "parley.connector.send-within=1m");
                var slow = stopped(node);
                var fast = Client.known(node)) {
            var recipients = new HashMap<AccountId, Long>();
            var seq = 0L;
            while (socketsOf(node, slow) > 0 && seq < 2_000) {
                recipients.put(slow.account, ++seq);
                recipients.put(fast.account, seq);
                stage.deliver(Stage.EPOCH, recipients, LONG);
                assertThat(fast.expect("entry").get("seq").asLong()).isEqualTo(seq);
                assertThat(queued(node)).isLessThanOrEqualTo(50);
                if (closing(node, slow)) {
                    break;
                }
            }
            // first comes what Jetty and the kernel had taken, then the reason
            slow.read(Long.MAX_VALUE);
            assertThat(slow.closeCode()).isEqualTo(4003);
            assertThat(slow.frames.size()).isLessThan((int) seq);
            fast.command("r");
            fast.expect("accepted");
        }
    }

    @Test
    void bytesAreBoundedAsFramesAre() {
        try (var node = Node.start("parley.connector.outbound-bytes=100KB", "parley.connector.send-within=1m");
                var slow = stopped(node)) {
            for (var seq = 1L; seq < 2_000 && !closing(node, slow); seq++) {
                stage.deliver(Stage.EPOCH, Map.of(slow.account, seq), LONG);
            }
            await().until(() -> closing(node, slow));
            slow.read(Long.MAX_VALUE);
            assertThat(slow.closeCode()).isEqualTo(4003);
        }
    }

    @Test
    void aFrameThatIsNotTakenInTimeClosesTheSocketAndItIsGone() throws InterruptedException {
        try (var node = Node.start("parley.connector.send-within=500ms");
                var slow = stopped(node)) {
            for (var seq = 1L; socketsOf(node, slow) > 0 && !isStuck(node); seq++) {
                stage.deliver(Stage.EPOCH, Map.of(slow.account, seq), LONG);
            }
            // the client never reads again, so the connector cuts the transport at last
            await().atMost(Duration.ofSeconds(15)).until(() -> socketsOf(node, slow) == 0);
            assertThat(node.context.getBean(SocketRegistry.class).all()).isEmpty();
        }
    }

    @Test
    void signalsAreDroppedBeforeASlowClientIs() {
        try (var node = Node.start("parley.connector.outbound-frames=50", "parley.connector.send-within=1m");
                var slow = stopped(node);
                var fast = Client.known(node);
                var connection = stage.redis.connect()) {
            for (var seq = 1L; queued(node) < 20; seq++) {
                stage.deliver(Stage.EPOCH, Map.of(slow.account, seq, fast.account, seq), LONG);
                fast.expect("entry");
            }
            for (var i = 0; i < 100; i++) {
                connection.sync().publish("parley:typed", """
                    {"conversationId":"%s","accountId":"%s","typing":true,"to":["%s","%s"]}\
                    """.formatted(
                                UUID.randomUUID(), UUID.randomUUID(), slow.account, fast.account));
                fast.expect("typed");
            }
            assertThat(queued(node)).isLessThan(50);
            assertThat(closing(node, slow)).isFalse();
            assertThat(node.context
                            .getBean(io.micrometer.core.instrument.MeterRegistry.class)
                            .counter("parley.connector.signals", "type", "typed", "outcome", "dropped")
                            .count())
                    .isEqualTo(100);
        }
    }

    private static Client stopped(Node node) {
        var client = new Client(node, new AccountId(UUID.randomUUID()), SessionId.random(), false);
        client.read(1);
        client.hello();
        client.expect("welcome");
        return client;
    }

    private static int socketsOf(Node node, Client client) {
        return node.context.getBean(SocketRegistry.class).of(client.account).size();
    }

    private static boolean closing(Node node, Client client) {
        return node.context.getBean(SocketRegistry.class).of(client.account).stream()
                .allMatch(Socket::isClosing);
    }

    /// Whether something waits and the kernel takes no more of it.
    private static boolean isStuck(Node node) throws InterruptedException {
        if (queued(node) > 0) {
            Thread.sleep(Duration.ofMillis(200));
        }
        return queued(node) > 0;
    }

    private static int queued(Node node) {
        return node.context.getBean(SocketRegistry.class).all().stream()
                .mapToInt(Socket::queued)
                .max()
                .orElse(0);
    }
}
