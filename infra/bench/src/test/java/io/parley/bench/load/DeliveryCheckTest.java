package io.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.bench.client.Api;
import io.parley.bench.client.Client;
import io.parley.bench.client.ClientPool;
import io.parley.bench.client.Person;
import io.parley.bench.client.ReceivedFrame;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the instrument is for: that it notices.
class DeliveryCheckTest {
    private static final String CHAT = "chat";

    private final DeliveryCheck deliveries = new DeliveryCheck();
    private final Client anna = client("anna");
    private final Client ben = client("ben");
    private final Outbox outbox = new Outbox(anna, List.of(anna, ben), CHAT, deliveries.run, "x");

    @Test
    void whatReachedBothOnceInOrderIsFine() {
        for (var no = 1; no <= 3; no++) {
            var message = sent(no);
            hears(anna, message, no);
            hears(ben, message, no);
        }
        assertThat(deliveries.isSettled()).isTrue();
        deliveries.close();
        assertThat(deliveries.violations()).isEmpty();
        assertThat(deliveries.takeDelivered(CHAT)).hasSize(3);
    }

    @Test
    void aLostOneIsNoticed() {
        var message = sent(1);
        hears(anna, message, 1);
        assertThat(deliveries.isSettled()).isFalse();
        deliveries.close();
        assertThat(deliveries.violations()).containsExactly("message 0 was acknowledged and has reached 1 of 2");
    }

    @Test
    void oneThatCameTwiceIsNoticed() {
        var message = sent(1);
        hears(ben, message, 1);
        hears(ben, message, 2);
        assertThat(deliveries.violations())
                .containsExactly("message 0 was acknowledged as 1 and is 2", "ben has message 0 twice");
    }

    @Test
    void anOrderThatIsBrokenIsNoticed() {
        hears(ben, sent(1), 1);
        hears(ben, sent(3), 3);
        assertThat(deliveries.violations()).containsExactly("ben has message 3 after 1 in chat");
    }

    @Test
    void oneThatWasNeverAnsweredIsNoticed() {
        deliveries.open(outbox, 0).sent = true;
        deliveries.close();
        assertThat(deliveries.violations()).containsExactly("message 0 was never answered");
    }

    private Message sent(long messageNo) {
        var message = deliveries.open(outbox, System.nanoTime());
        message.sent = true;
        message.messageNo = messageNo;
        return message;
    }

    private void hears(Client who, Message message, long messageNo) {
        deliveries.applied(who, new ReceivedFrame.EntryEvent("message.sent", CHAT, messageNo, outbox.idOf(message)));
    }

    private static Client client(String name) {
        try (var pool = new ClientPool(new Api(URI.create("http://127.0.0.1:1")))) {
            return pool.listener(new Person(name, ""));
        }
    }
}
