package io.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.bench.client.Api;
import io.parley.bench.client.Client;
import io.parley.bench.client.Fleet;
import io.parley.bench.client.Heard;
import io.parley.bench.client.Person;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the instrument is for: that it notices.
class BooksTest {
    private static final String CHAT = "chat";

    private final Books books = new Books();
    private final Client anna = client("anna");
    private final Client ben = client("ben");
    private final Lane lane = new Lane(anna, List.of(anna, ben), CHAT, books.run, "x");

    @Test
    void whatReachedBothOnceInOrderIsFine() {
        for (var no = 1; no <= 3; no++) {
            var message = sent(no);
            hears(anna, message, no);
            hears(ben, message, no);
        }
        assertThat(books.isSettled()).isTrue();
        books.close();
        assertThat(books.violations()).isEmpty();
        assertThat(books.takeSaid(CHAT)).hasSize(3);
    }

    @Test
    void aLostOneIsNoticed() {
        var message = sent(1);
        hears(anna, message, 1);
        assertThat(books.isSettled()).isFalse();
        books.close();
        assertThat(books.violations()).containsExactly("message 0 was acknowledged and has reached 1 of 2");
    }

    @Test
    void oneThatCameTwiceIsNoticed() {
        var message = sent(1);
        hears(ben, message, 1);
        hears(ben, message, 2);
        assertThat(books.violations())
                .containsExactly("message 0 was acknowledged as 1 and is 2", "ben has message 0 twice");
    }

    @Test
    void anOrderThatIsBrokenIsNoticed() {
        hears(ben, sent(1), 1);
        hears(ben, sent(3), 3);
        assertThat(books.violations()).containsExactly("ben has message 3 after 1 in chat");
    }

    @Test
    void oneThatWasNeverAnsweredIsNoticed() {
        books.open(lane, 0).sent = true;
        books.close();
        assertThat(books.violations()).containsExactly("message 0 was never answered");
    }

    private Message sent(long messageNo) {
        var message = books.open(lane, System.nanoTime());
        message.sent = true;
        message.messageNo = messageNo;
        return message;
    }

    private void hears(Client who, Message message, long messageNo) {
        books.applied(who, new Heard.Said("message.sent", CHAT, messageNo, lane.idOf(message)));
    }

    private static Client client(String name) {
        try (var fleet = new Fleet(new Api(URI.create("http://127.0.0.1:1")))) {
            return fleet.listener(new Person(name, ""));
        }
    }
}
