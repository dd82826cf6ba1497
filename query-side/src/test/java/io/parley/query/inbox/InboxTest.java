package io.parley.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.wire.Entry;
import io.parley.api.wire.EventView;
import io.parley.api.wire.Head;
import io.parley.api.wire.InboxPage;
import io.parley.query.OnEachMongo;
import io.parley.query.Seed;
import io.parley.query.TestServer;
import io.parley.readmodel.inbox.BodyDocument;
import io.parley.readmodel.inbox.EntryDocument;
import io.parley.readmodel.inbox.HeadDocument;
import io.parley.readmodel.token.TokenDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("integration")
@OnEachMongo
class InboxTest {
    private static final ConversationId CHAT = new ConversationId(UUID.randomUUID());

    private final TestServer server;
    private final AccountId anna = new AccountId(UUID.randomUUID());
    private final List<EventView> told = new ArrayList<>();

    InboxTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void ready() {
        server.seed().ready();
    }

    @Test
    void whatCameAfterANumberComesInOrder() {
        tell(30);
        assertThat(page("after=0&limit=10")).isEqualTo(expected(1, 10));
        assertThat(page("after=10&limit=10")).isEqualTo(expected(11, 20));
        assertThat(page("after=25")).isEqualTo(expected(26, 30));
        assertThat(page("after=30")).isEqualTo(expected(31, 30));
    }

    @Test
    void anInboxOfAnotherIsNotTouched() {
        tell(3);
        var bert = new AccountId(UUID.randomUUID());
        assertThat(server.get(bert, "/api/inbox?epoch=1.1&after=0").as(InboxPage.class))
                .isEqualTo(new InboxPage(new Head("1.1", 0), List.of()));
    }

    @Test
    void aPageEndsBeforeAMissingNumber() {
        tell(6);
        server.seed().remove(EntryDocument.COLLECTION, EntryDocument.key("1.1", anna, 4));
        assertThat(page("after=0").entries()).isEqualTo(expected(1, 3).entries());
        assertThat(page("after=0").head().seq()).isEqualTo(6);
        assertThat(page("after=3").entries()).isEmpty();
        assertThat(page("after=4").entries()).isEqualTo(expected(5, 6).entries());
    }

    @Test
    void aPageEndsBeforeAMissingBody() {
        tell(6);
        server.seed().remove(BodyDocument.COLLECTION, BodyDocument.key("1.1", Seed.position(told.get(2))));
        assertThat(page("after=0").entries()).isEqualTo(expected(1, 2).entries());
        assertThat(page("after=2").entries()).isEmpty();
        assertThat(page("after=3").entries()).isEqualTo(expected(4, 6).entries());
    }

    @Test
    void anotherEpochStartsAgain() {
        tell(2);
        assertThat(problem("epoch=1.2&after=0")).isEqualTo("410 resync");
        assertThat(problem("epoch=2.1&after=2")).isEqualTo("410 resync");
    }

    @Test
    void whoIsTooFarAwayStartsAgain() {
        tell(3);
        server.seed().head(anna, 6_000, 500_000);
        assertThat(problem("epoch=1.1&after=999")).isEqualTo("410 resync");
        assertThat(page("after=1000").entries()).isEmpty();
        assertThat(page("after=11000").entries()).isEmpty();
        assertThat(problem("epoch=1.1&after=11001")).isEqualTo("410 resync");
        assertThat(problem("epoch=1.1&after=9223372036854775807")).isEqualTo("410 resync");
    }

    @Test
    void whoIsAheadOfTheHeadWaits() {
        tell(3);
        assertThat(page("after=4")).isEqualTo(new InboxPage(new Head("1.1", 3), List.of()));
    }

    @Test
    void untilTheInboxHasCaughtUpItIsNotReady() {
        tell(3);
        server.seed().token("inbox", 10, false);
        var reply = server.get(anna, "/api/inbox?epoch=1.1&after=0");
        assertThat(reply.problem()).isEqualTo("503 not-ready");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        server.seed().remove(TokenDocument.COLLECTION, HeadDocument.PROJECTION);
        assertThat(server.get(anna, "/api/inbox?epoch=1.1&after=0").problem()).isEqualTo("503 not-ready");
    }

    @ParameterizedTest
    @CsvSource({
        "after=0, required epoch",
        "epoch=1.1, required after",
        "epoch=1.1&after=-1, invalid after",
        "epoch=1.1&after=x, invalid after",
        "epoch=1.1&after=, invalid after",
        "epoch=&after=0, invalid epoch",
        "epoch=1.1&after=0&limit=0, invalid limit",
        "epoch=1.1&after=0&limit=501, invalid limit",
        "epoch=1.1&after=0&limit=many, invalid limit"
    })
    void aMalformedQuestionIsRefused(String question, String answer) {
        assertThat(problem(question)).isEqualTo("400 " + answer);
    }

    private void tell(int entries) {
        for (var seq = 1; seq <= entries; seq++) {
            var event = Seed.message(CHAT, anna, seq, Seed.nextPosition());
            told.add(event);
            server.seed().body(event);
            server.seed().entry(anna, seq, Seed.position(event));
            server.seed().head(anna, seq, Seed.position(event));
        }
    }

    private InboxPage expected(int from, int to) {
        var entries = new ArrayList<Entry>();
        for (var seq = from; seq <= to; seq++) {
            entries.add(new Entry(seq, told.get(seq - 1)));
        }
        return new InboxPage(new Head("1.1", told.size()), entries);
    }

    private InboxPage page(String query) {
        return server.get(anna, "/api/inbox?epoch=1.1&" + query).as(InboxPage.class);
    }

    private String problem(String query) {
        return server.get(anna, "/api/inbox?" + query).problem();
    }
}
