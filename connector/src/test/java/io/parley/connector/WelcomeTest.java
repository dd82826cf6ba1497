package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WelcomeTest {
    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aCommandIsAnsweredWithItsRefAndAnEventIsPushed() {
        var account = new AccountId(UUID.randomUUID());
        try (var client = Client.known(node, account)) {
            client.command("r1");
            assertThat(client.expect("accepted").get("ref").asString()).isEqualTo("r1");
            Stage.up().deliver(Stage.EPOCH, Map.of(account, 5L), "höi 🎈");
            var entry = client.expect("entry");
            assertThat(entry.get("seq").asLong()).isEqualTo(5);
            assertThat(entry.get("event").get("data").get("text").asString()).isEqualTo("höi 🎈");
        }
    }
}
