package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.wire.Answer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class StopTest {

    @Test
    void commandsInFlightAreAnsweredBeforeSocketsAreLeft() throws Exception {
        var node = Node.start();
        var begun = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        node.commandSide.answer = (_, _) -> {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Answer.Accepted(null, null, null);
        };
        try (var busy = Client.known(node);
                var idle = Client.known(node)) {
            busy.command("r");
            begun.await();
            var stopping = Thread.ofVirtual().start(node::close);
            released.countDown();
            assertThat(busy.expect("accepted").get("ref").asString()).isEqualTo("r");
            assertThat(busy.closeCode()).isEqualTo(1001);
            assertThat(idle.closeCode()).isEqualTo(1001);
            stopping.join();
        }
    }

    @Test
    void aCommandThatHangsDoesNotKeepTheServiceFromStopping() {
        var node = Node.start("parley.connector.stop-within=300ms");
        var released = new CountDownLatch(1);
        node.commandSide.answer = (_, _) -> {
            await().until(() -> released.getCount() == 0);
            return new Answer.Failed();
        };
        try (var client = Client.known(node)) {
            client.command("r");
            await().until(() -> !node.commandSide.received.isEmpty());
            node.close();
            assertThat(client.closeCode()).isEqualTo(1001);
        } finally {
            released.countDown();
        }
    }
}
