package io.parley.query;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.account.AccountEvent.AvatarChanged;
import io.parley.api.account.AccountEvent.NicknameChanged;
import io.parley.api.account.Avatar;
import io.parley.api.account.PersonView;
import io.parley.api.conversation.ConversationEvent.Pinned;
import io.parley.api.conversation.ConversationView;
import io.parley.api.friendship.FriendshipView;
import io.parley.api.friendship.FriendshipView.RequestView;
import io.parley.api.wire.Entry;
import io.parley.api.wire.Head;
import io.parley.api.wire.InboxPage;
import io.parley.api.wire.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What people see of a log, through the real projections.
@Tag("integration")
@OnEachMongo
class ThroughProjectionsTest {
    private final TestServer server;
    private final Log log;
    private final AccountId ann;
    private final AccountId bob;
    private final AccountId cyd;

    ThroughProjectionsTest(TestServer server) {
        this.server = server;
        log = new Log(server.database());
        ann = log.registered("ann");
        bob = log.registered("bob");
        cyd = log.registered("cyd");
    }

    @Test
    void aSnapshotHoldsAllThatOneHasAndKnows() {
        log.requested(ann, bob, "hi")
                .remarked(ann, bob, "Bobby")
                .befriended(bob, ann)
                .said(ann, bob, "hi")
                .said(bob, ann, "hello")
                .said(bob, ann, "are you there?")
                .read(ann, bob, 2, true)
                .read(bob, ann, 1, true)
                .requested(cyd, ann, "me too")
                .tellInbox()
                .tellViews();
        var snapshot = snapshot(ann);
        assertThat(snapshot.self().handle()).isEqualTo("ann");
        assertThat(snapshot.people()).extracting(PersonView::handle).containsExactlyInAnyOrder("bob", "cyd");

        var chat = ConversationId.direct(ann, bob);
        assertThat(snapshot.friendships())
                .containsExactlyInAnyOrder(
                        new FriendshipView(
                                bob,
                                true,
                                chat,
                                null,
                                null,
                                false,
                                "Bobby",
                                null,
                                snapshot.head().seq()),
                        new FriendshipView(
                                cyd,
                                false,
                                null,
                                null,
                                new RequestView("me too", Log.time(15)),
                                false,
                                null,
                                null,
                                snapshot.head().seq()));
        var conversation = snapshot.conversations().getFirst();
        var last = conversation.last();
        assertThat(snapshot.conversations())
                .containsExactly(new ConversationView(
                        chat,
                        bob,
                        true,
                        3,
                        1,
                        2,
                        1,
                        false,
                        false,
                        null,
                        null,
                        false,
                        last,
                        false,
                        null,
                        snapshot.head().seq()));
        assertThat(last.data().at("/personal/content/text").asString()).isEqualTo("are you there?");

        var entries = entries(ann, 0);
        assertThat(entries).hasSize((int) snapshot.head().seq());
        assertThat(entries.getLast().event().eventId()).isEqualTo(Seed.eventId(15));
    }

    @Test
    void theSameComesPieceByPiece() {
        log.requested(ann, bob, "hi").befriended(bob, ann).said(ann, bob, "hi").tellInbox();
        log.tellViews();
        var snapshot = snapshot(bob);
        assertThat(server.get(bob, "/api/friendships").as(FriendshipView[].class))
                .containsExactlyElementsOf(snapshot.friendships());
        assertThat(server.get(bob, "/api/conversations").as(ConversationView[].class))
                .containsExactlyElementsOf(snapshot.conversations());
    }

    @Test
    void aChangedNicknameIsAnEntryForFriendsAndForThoseWhoAsked() {
        log.requested(ann, bob, "hi").befriended(bob, ann).requested(cyd, ann, "me too");
        log.add("account-" + ann, new NicknameChanged(ann, ann, new NicknameChanged.Personal("Annie")));
        log.tellInbox().tellViews();
        for (var one : List.of(ann, bob, cyd)) {
            assertThat(entries(one, 0).getLast().event().type()).isEqualTo("account.nickname-changed");
        }
        assertThat(snapshot(ann).self().nickname()).isEqualTo("Annie");
        for (var one : List.of(bob, cyd)) {
            assertThat(snapshot(one).people()).extracting(PersonView::nickname).containsExactly("Annie");
        }
    }

    @Test
    void aPersonWithoutAPictureIsShownWithoutOne() {
        log.befriended(bob, ann);
        log.add("account-" + ann, new AvatarChanged(ann, ann, new AvatarChanged.Personal(null)));
        log.tellInbox().tellViews();
        assertThat(snapshot(ann).self().avatar()).isNull();
        assertThat(snapshot(bob).people()).extracting(PersonView::avatar).containsOnlyNulls();
        log.add("account-" + ann, new AvatarChanged(ann, ann, new AvatarChanged.Personal(Avatar.FOX)));
        log.tellInbox().tellViews();
        assertThat(snapshot(bob).people()).extracting(PersonView::avatar).containsExactly(Avatar.FOX);
    }

    @Test
    void oneThatHasJustRegisteredHasAnEmptySnapshot() {
        log.tellInbox().tellViews();
        assertThat(snapshot(cyd))
                .isEqualTo(new Snapshot(
                        new Head("1.5", 1), snapshot(cyd).self(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void aSnapshotWaitsForViewsThatLagAndIsRightThen() throws Exception {
        log.requested(ann, bob, "hi").tellInbox().tellViews();
        log.befriended(bob, ann).said(bob, ann, "hello").tellInbox();
        var waiting = CompletableFuture.supplyAsync(() -> snapshot(ann));
        // there is no answer while the views lag
        assertThat(CompletableFuture.anyOf(waiting, CompletableFuture.runAsync(() -> {
                            // meanwhile a question that needs no view gets its answer
                            assertThat(entries(ann, 0)).hasSize(5);
                        }))
                        .get(10, SECONDS))
                .isNull();
        log.tellViews();
        var snapshot = waiting.get(10, SECONDS);
        assertThat(snapshot.head().seq()).isEqualTo(5);
        assertThat(snapshot.friendships()).extracting(FriendshipView::friends).containsExactly(true);
        assertThat(snapshot.conversations())
                .extracting(ConversationView::lastNo)
                .containsExactly(1L);
    }

    @Test
    void aSnapshotOfViewsThatLagTooLongIsNotReady() {
        log.tellInbox().tellViews();
        log.requested(ann, bob, "hi").tellInbox();
        var reply = server.get(ann, "/api/snapshot");
        assertThat(reply.problem()).isEqualTo("503 not-ready");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        // none of that was for Cyd, who needn't wait
        assertThat(snapshot(cyd).friendships()).isEmpty();
    }

    @Test
    void aSnapshotMayHoldWhatCameAfterItsHead() {
        log.requested(ann, bob, "hi").tellInbox().tellViews();
        log.befriended(bob, ann).tellViews();
        var early = snapshot(ann);
        assertThat(early.head().seq()).isEqualTo(2);
        assertThat(early.friendships().getFirst().friends()).isTrue();
        // the document claims no more than what is in the inbox
        assertThat(early.friendships().getFirst().seq()).isEqualTo(2);
        log.tellInbox();
        assertThat(entries(ann, early.head().seq()).getFirst().event().type()).isEqualTo("friendship.accepted");
    }

    @Test
    void viewsOfAnEarlierGenerationAreNotWaitedFor() {
        log.requested(ann, bob, "hi").tellInbox().tellViews();
        server.seed().token("friendships", 2, 99, true);
        assertThat(server.get(ann, "/api/snapshot").problem()).isEqualTo("503 not-ready");
    }

    @Test
    void aConversationClaimsNoEntryThatItsDocumentsMayNotAllHaveReached() {
        log.befriended(bob, ann)
                .said(ann, bob, "hi")
                .read(bob, ann, 1, true)
                .tellInbox()
                .tellViews();
        assertThat(conversation(ann).seq()).isEqualTo(log.seq(ann, 7));
        server.seed().token("conversations", 6, true);
        assertThat(conversation(ann).seq()).isEqualTo(log.seq(ann, 6)).isLessThan(log.seq(ann, 7));
    }

    @Test
    void whateverTheViewsHaveComeToIsToldAsTheReadersOwnNumber() {
        log.befriended(bob, ann);
        for (var i = 0; i < 100; i++) {
            // Ann may see one of every two events
            log.said(bob, ann, "hi").forOneself(bob, ann, chat -> new Pinned(chat, bob, true));
        }
        log.tellInbox().tellViews();
        for (var position = log.position(); position >= 5; position -= 13) {
            server.seed().token("conversations", position, true);
            assertThat(conversation(ann).seq()).as("at %d", position).isEqualTo(log.seq(ann, position));
            assertThat(conversation(bob).seq()).as("at %d", position).isEqualTo(log.seq(bob, position));
        }
    }

    @Test
    void aReadMarkThatIsNotShownIsNotSeen() {
        log.befriended(bob, ann)
                .said(ann, bob, "hi")
                .said(ann, bob, "ho")
                .read(bob, ann, 1, true)
                .read(bob, ann, 2, false)
                .tellInbox()
                .tellViews();
        assertThat(conversation(ann).otherReadUpTo()).isEqualTo(1);
        assertThat(conversation(bob).readUpTo()).isEqualTo(2);
    }

    @Test
    void whoIsBlockedGetsExactlyWhatOneGetsWhoseFriendshipEnded() {
        var dan = log.registered("dan");
        for (var other : List.of(bob, cyd)) {
            var friend = other.equals(bob) ? ann : dan;
            log.requested(other, friend, "hi").befriended(friend, other).said(other, friend, "hi");
            log.ended(friend, other);
        }
        log.blocked(ann, bob).tellInbox().tellViews();
        assertSame();
        // and it stays that way when they ask again: Ann doesn't get the request, Dan declines
        log.requestWithheld(bob, ann, "why?").requested(cyd, dan, "why?").declined(cyd, dan);
        log.tellInbox().tellViews();
        assertSame();
    }

    private void assertSame() {
        assertThat(seenBy(bob, "ann")).isEqualTo(seenBy(cyd, "dan"));
    }

    /// All answers that a person can get, with their own details (names, ids, times) made equal.
    private String seenBy(AccountId asker, String friend) {
        var friendId = server.get(asker, "/api/friendships")
                .as(FriendshipView[].class)[0]
                .other();
        var chat = ConversationId.direct(asker, friendId);
        var all = String.join(
                "\n",
                server.get(asker, "/api/friendships").text(),
                server.get(asker, "/api/conversations").text(),
                server.get(asker, "/api/conversations/" + chat + "/timeline").text(),
                server.get(asker, "/api/inbox?epoch=1.5&after=0").text(),
                server.get(asker, "/api/snapshot").text(),
                server.post(asker, "/api/people", "{\"ids\":[\"" + friendId + "\"]}")
                        .text(),
                server.post(asker, "/api/people/search", "{\"query\":\"" + friend + "\"}")
                        .text(),
                server.post(asker, "/api/people/search", "{\"query\":\"" + friend + "@example.org\"}")
                        .text());
        assertThat(all).contains("Nick " + friend).doesNotContain("problem", "\"status\"");
        return alike(all.replaceAll("\\b(ann|bob|cyd|dan)\\b", "NAME")
                .replaceAll("2026-01-02T[0-9:.]+Z", "TIME")
                .replaceAll("[0-9a-f]{64}", "CLAIM"));
    }

    /// Replaces each id by the place where it first appears.
    private static String alike(String text) {
        var seen = new HashMap<String, Integer>();
        return Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                .matcher(text)
                .replaceAll(id -> "ID" + seen.computeIfAbsent(id.group(), _ -> seen.size()));
    }

    private ConversationView conversation(AccountId member) {
        return server.get(member, "/api/conversations").as(ConversationView[].class)[0];
    }

    private List<Entry> entries(AccountId account, long after) {
        return server.get(account, "/api/inbox?epoch=1.5&after=" + after)
                .as(InboxPage.class)
                .entries();
    }

    private Snapshot snapshot(AccountId account) {
        return server.get(account, "/api/snapshot").as(Snapshot.class);
    }
}
