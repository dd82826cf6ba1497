package io.parley.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.ConversationEvent.Archived;
import io.parley.api.conversation.ConversationEvent.Hidden;
import io.parley.api.conversation.ConversationEvent.MarkedUnread;
import io.parley.api.conversation.ConversationEvent.MessageDeleted;
import io.parley.api.conversation.ConversationEvent.Muted;
import io.parley.api.conversation.ConversationEvent.Opened;
import io.parley.api.conversation.ConversationEvent.Pinned;
import io.parley.api.conversation.ConversationView;
import io.parley.api.conversation.TimelinePage;
import io.parley.api.wire.EventView;
import io.parley.api.wire.Snapshot;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What people do in a conversation for themselves alone, as they and the other person see it.
@Tag("integration")
@OnEachMongo
class ForOneselfTest {
    private final TestServer server;
    private final Log log;
    private final AccountId ann;
    private final AccountId bob;
    private final ConversationId chat;

    ForOneselfTest(TestServer server) {
        this.server = server;
        log = new Log(server.database());
        ann = log.registered("ann");
        bob = log.registered("bob");
        chat = ConversationId.direct(ann, bob);
    }

    @BeforeEach
    void threeMessages() {
        log.befriended(bob, ann).said(ann, bob, "one").said(bob, ann, "two").said(bob, ann, "three");
        tell();
    }

    @Test
    void oneSeesAConversationAsOneKeepsIt() {
        log.forOneself(ann, bob, chat -> new Pinned(chat, ann, true))
                .forOneself(ann, bob, chat -> new Muted(chat, ann, true))
                .forOneself(ann, bob, chat -> new Hidden(chat, ann, 3))
                .forOneself(ann, bob, chat -> new Archived(chat, ann, true, 3))
                .forOneself(ann, bob, chat -> new MarkedUnread(chat, ann, true))
                .read(bob, ann, 1, true);
        tell();
        var seen = conversation(ann);
        assertThat(seen)
                .isEqualTo(new ConversationView(
                        chat, bob, true, 3, 1, 0, 1, true, true, 3L, 3L, true, seen.last(), false, null, log.seq(ann)));
        // the person's own mark removes the reminder, although nobody else sees it and it reaches no further
        log.read(ann, bob, 1, false);
        tell();
        assertThat(conversation(ann).markedUnread()).isFalse();
        assertThat(conversation(ann).seq()).isEqualTo(log.seq(ann));
    }

    @Test
    void aMessageThatOneDeletedHasNoWords() {
        delete(ann, 2);
        delete(ann, 3);
        delete(ann, 2);
        tell();
        var page = page(ann, "");
        assertThat(page.deleted()).containsExactly(2L, 3L);
        assertThat(page.events()).extracting(ForOneselfTest::hasWords).containsExactly(false, true, false, false);
        assertThat(page.events())
                .extracting(EventView::withoutPersonal)
                .isEqualTo(page(bob, "").events().stream()
                        .map(EventView::withoutPersonal)
                        .toList());
        // only the page's own messages
        assertThat(page(ann, "?after=2&limit=1").deleted()).containsExactly(3L);
        assertThat(page(ann, "?before=2&limit=1").deleted()).isEmpty();
    }

    @Test
    void theLastMessageIsDeletedInTheListToo() {
        delete(ann, 2);
        tell();
        assertThat(conversation(ann).lastDeleted()).isFalse();
        assertThat(hasWords(conversation(ann).last())).isTrue();
        delete(ann, 3);
        tell();
        assertThat(conversation(ann).lastDeleted()).isTrue();
        assertThat(hasWords(conversation(ann).last())).isFalse();
        assertThat(conversation(ann).seq()).isEqualTo(log.seq(ann));
        assertThat(snapshot(ann).conversations()).containsExactly(conversation(ann));
        // the line that follows isn't the message, although it stands at the message's number
        log.ended(ann, bob);
        tell();
        assertThat(conversation(ann).lastDeleted()).isFalse();
    }

    @Test
    void aPageShowsNothingThatHappenedAfterIt() {
        var before = log.position();
        delete(ann, 1);
        delete(ann, 2);
        delete(ann, 1);
        tell();
        server.seed().token("timeline", before + 1, true);
        var page = page(ann, "");
        assertThat(page.deleted()).containsExactly(1L);
        assertThat(page.events()).extracting(ForOneselfTest::hasWords).containsExactly(false, false, true, true);
    }

    @Test
    void aConversationClaimsNothingThatIsNotInTheTimelineYet() {
        var before = log.position();
        delete(ann, 3);
        tell();
        server.seed().token("timeline", before, true);
        assertThat(conversation(ann).seq()).isEqualTo(log.seq(ann, before));
        assertThat(server.get(ann, "/api/snapshot").problem()).isEqualTo("503 not-ready");
    }

    @Test
    void whatOneSavesNobodyElseSees() {
        var saved = ConversationId.saved(ann);
        log.add("direct-" + saved, new Opened(saved, null, List.of(ann), 0, 1))
                .said(ann, ann, "milk")
                .said(ann, ann, "eggs")
                .read(ann, ann, 1, true);
        tell();
        var seen = snapshot(ann).conversations().getFirst();
        assertThat(seen)
                .isEqualTo(new ConversationView(
                        saved,
                        ann,
                        true,
                        2,
                        2,
                        1,
                        0,
                        false,
                        false,
                        null,
                        null,
                        false,
                        seen.last(),
                        false,
                        null,
                        log.seq(ann)));
        assertThat(server.get(ann, "/api/conversations/" + saved + "/timeline")
                        .as(TimelinePage.class)
                        .events())
                .hasSize(3);
        assertThat(server.get(bob, "/api/conversations/" + saved).problem()).startsWith("404");
        assertThat(server.get(bob, "/api/conversations/" + saved + "/timeline").problem())
                .startsWith("404");
        assertThat(server.get(bob, "/api/conversations").as(ConversationView[].class))
                .hasSize(1);
    }

    @Test
    void theOtherOneSeesNothingOfIt() {
        var before = all(bob);
        log.forOneself(ann, bob, chat -> new Pinned(chat, ann, true))
                .forOneself(ann, bob, chat -> new Muted(chat, ann, true))
                .forOneself(ann, bob, chat -> new Hidden(chat, ann, 3))
                .forOneself(ann, bob, chat -> new Archived(chat, ann, true, 3))
                .forOneself(ann, bob, chat -> new MarkedUnread(chat, ann, true))
                .read(ann, bob, 3, false);
        delete(ann, 3);
        delete(ann, 1);
        tell();
        assertThat(all(bob)).isEqualTo(before);
        assertThat(page(bob, "").deleted()).isEmpty();
    }

    private List<String> all(AccountId asker) {
        return List.of(
                server.get(asker, "/api/friendships").text(),
                server.get(asker, "/api/conversations").text(),
                page(asker, "").events().toString(),
                server.get(asker, "/api/inbox?epoch=1.2&after=0").text(),
                server.get(asker, "/api/snapshot").text());
    }

    private void delete(AccountId self, long no) {
        log.forOneself(self, self.equals(ann) ? bob : ann, chat -> new MessageDeleted(chat, self, no));
    }

    private void tell() {
        log.tellInbox().tellViews();
    }

    private static boolean hasWords(EventView event) {
        return event.data().has("personal");
    }

    private ConversationView conversation(AccountId member) {
        return server.get(member, "/api/conversations").as(ConversationView[].class)[0];
    }

    private TimelinePage page(AccountId reader, String query) {
        return server.get(reader, "/api/conversations/" + chat + "/timeline" + query)
                .as(TimelinePage.class);
    }

    private Snapshot snapshot(AccountId account) {
        return server.get(account, "/api/snapshot").as(Snapshot.class);
    }
}
