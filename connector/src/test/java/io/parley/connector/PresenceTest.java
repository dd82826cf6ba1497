package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.account.AccountEvent;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.friendship.FriendshipId;
import io.parley.connector.socket.SocketRegistry;
import io.parley.readmodel.account.AccountDocument;
import io.parley.readmodel.friendship.FriendshipDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Lin watches Mei, mostly from another node. Fen is also Lin's friend; a signal about Fen shows that all
/// earlier signals were sent.
@Tag("integration")
class PresenceTest {
    private static Node one;
    private static Node two;
    private final Stage stage = Stage.up();
    private final AccountId lin = new AccountId(UUID.randomUUID());
    private final AccountId mei = new AccountId(UUID.randomUUID());
    private final AccountId fen = new AccountId(UUID.randomUUID());

    @BeforeAll
    static void start() {
        one = Node.start("parley.connector.absent-after=1s", "parley.connector.heartbeat=4s");
        two = Node.start("parley.connector.absent-after=1s", "parley.connector.heartbeat=4s");
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @Test
    void aFriendIsSeenToComeAndToLeave() {
        stage.friends(lin, mei);
        try (var watcher = Client.known(one, lin);
                var friend = Client.known(two, mei)) {
            watcher.watch(mei);
            var before = watcher.expect("presence");
            assertThat(before.get("accountId").asString()).isEqualTo(mei.toString());
            assertThat(before.get("online").asBoolean()).isFalse();
            assertThat(before.has("lastSeen")).isFalse();
            friend.present(true);
            assertThat(until(watcher, mei, true).getLast().has("lastSeen")).isFalse();
            var left = Instant.now();
            friend.present(false);
            var lastSeen = Instant.parse(
                    until(watcher, mei, false).getLast().get("lastSeen").asString());
            assertThat(lastSeen).isBetween(left.minusMillis(200), Instant.now().minusMillis(900));
            friend.present(true);
            until(watcher, mei, true);
            friend.leave();
            until(watcher, mei, false);
            try (var late = Client.known(two, lin)) {
                late.watch(mei);
                assertThat(late.expect("presence").has("lastSeen")).isTrue();
            }
        }
    }

    @Test
    void whoIsLookedAtNowhereAnyMoreHasLeft() {
        stage.friends(lin, mei);
        stage.friends(lin, fen);
        try (var watcher = Client.known(one, lin);
                var here = Client.known(one, mei);
                var there = Client.known(two, mei);
                var silent = Client.known(one, mei);
                var fence = Client.known(one, fen)) {
            watcher.watch(mei, fen);
            List.of(here, there, fence).forEach(client -> client.present(true));
            until(watcher, fen, true);
            here.leave();
            fence.leave();
            assertThat(until(watcher, fen, false)).noneMatch(frame -> isOf(frame, mei, false));
            there.leave();
            until(watcher, mei, false);
            assertThat(silent.closed).isNotDone();
        }
    }

    @Test
    void aShortAbsenceIsNotTold() {
        stage.friends(lin, mei);
        stage.friends(lin, fen);
        try (var watcher = Client.known(one, lin);
                var before = Client.known(two, mei);
                var after = Client.known(two, mei);
                var fence = Client.known(two, fen)) {
            watcher.watch(mei, fen);
            before.present(true);
            fence.present(true);
            until(watcher, mei, true);
            before.leave();
            await().until(() ->
                    two.context.getBean(SocketRegistry.class).of(mei).size() == 1);
            after.present(true);
            fence.leave();
            assertThat(until(watcher, fen, false)).noneMatch(frame -> isOf(frame, mei, false));
        }
    }

    @Test
    void theWordOfANodeThatDiesLapses() {
        stage.friends(lin, mei);
        // stops without saying that anybody left
        try (var dying = Node.start("parley.connector.absent-after=1m", "parley.connector.heartbeat=1s");
                var staying = Node.start("parley.connector.heartbeat=1s");
                var watcher = Client.known(staying, lin);
                var friend = Client.known(dying, mei)) {
            friend.present(true);
            watcher.watch(mei);
            until(watcher, mei, true);
            dying.context.close();
            var died = Instant.now();
            var left = until(watcher, mei, false).getLast();
            assertThat(Instant.now()).isBefore(died.plusSeconds(10));
            assertThat(Instant.parse(left.get("lastSeen").asString())).isBefore(died);
        }
    }

    @Test
    void ofStrangersAndOfThoseWhoHideNothingIsTold() {
        var hidden = new AccountId(UUID.randomUUID());
        var hiding = new AccountId(UUID.randomUUID());
        stage.friends(lin, hidden);
        stage.friends(hiding, fen);
        stage.friends(lin, fen);
        for (var side : List.of(lin + "/" + mei, mei + "/" + lin)) {
            stage.replace(
                    FriendshipDocument.COLLECTION, new Document("_id", side).append(FriendshipDocument.FRIENDS, false));
        }
        stage.replace(
                AccountDocument.COLLECTION,
                new Document("_id", hidden.toString()).append(AccountDocument.PRESENCE, false));
        stage.replace(
                AccountDocument.COLLECTION,
                new Document("_id", hiding.toString()).append(AccountDocument.PRESENCE, false));
        stage.replace(
                AccountDocument.COLLECTION, new Document("_id", fen.toString()).append(AccountDocument.PRESENCE, true));
        try (var watcher = Client.known(one, lin);
                var hider = Client.known(one, hiding);
                var former = Client.known(two, mei);
                var concealed = Client.known(two, hidden);
                var fence = Client.known(two, fen)) {
            hider.watch(fen);
            watcher.watch(lin, mei, hidden, fen);
            List.of(former, concealed, fence).forEach(client -> client.present(true));
            assertThat(until(watcher, fen, true))
                    .allMatch(frame -> frame.get("accountId").asString().equals(fen.toString()));
            assertThat(hider.frames)
                    .noneMatch(frame -> frame.get("type").asString().equals("presence"));
        }
    }

    enum Change {
        ENDED,
        BLOCKED,
        HIDDEN,
        HIDING
    }

    /// While the views still show the old state.
    @ParameterizedTest
    @EnumSource
    void whatComesBetweenThemTakesEffectAtOnceAndWhatBringsThemTogetherToo(Change change) {
        stage.friends(lin, mei);
        stage.friends(lin, fen);
        try (var watcher = Client.known(one, lin);
                var friend = Client.known(two, mei)) {
            friend.present(true);
            watcher.watch(mei);
            until(watcher, mei, true);
            apart(change).forEach(stage::deliver);
            assertThat(until(watcher, mei, false).getLast().has("lastSeen")).isFalse();
            watcher.watch(mei, fen);
            try (var fence = Client.known(two, fen);
                    var beside = Client.known(one, mei)) {
                beside.watch(lin, fen);
                stage.friends(mei, fen);
                stage.deliver(accepted(mei, fen));
                watcher.present(true);
                fence.present(true);
                if (change != Change.HIDDEN) {
                    assertThat(until(beside, fen, true)).noneMatch(frame -> isOf(frame, lin, true));
                }
                if (change != Change.HIDING) {
                    assertThat(until(watcher, fen, true)).noneMatch(frame -> isOf(frame, mei, true));
                }
            }
            together(change).forEach(stage::deliver);
            until(watcher, mei, true);
        }
    }

    private List<Event> apart(Change change) {
        var id = FriendshipId.between(lin, mei);
        return switch (change) {
            case ENDED -> List.of(new FriendshipEvent.Ended(id, mei, lin));
            case BLOCKED -> List.of(new FriendshipEvent.Blocked(id, mei, lin));
            case HIDDEN -> List.of(new AccountEvent.PrivacyChanged(mei, true, false));
            case HIDING -> List.of(new AccountEvent.PrivacyChanged(lin, true, false));
        };
    }

    private List<Event> together(Change change) {
        return switch (change) {
            case ENDED, BLOCKED -> List.of(accepted(lin, mei));
            case HIDDEN -> List.of(new AccountEvent.PrivacyChanged(mei, true, true));
            case HIDING -> List.of(new AccountEvent.PrivacyChanged(lin, true, true));
        };
    }

    private static Event accepted(AccountId by, AccountId other) {
        return new FriendshipEvent.Accepted(
                FriendshipId.between(by, other), by, other, ConversationId.direct(by, other));
    }

    @Test
    void aRedisThatComesBackEmptyIsToldAnew() throws Exception {
        stage.friends(lin, mei);
        try (var watcher = Client.known(one, lin);
                var friend = Client.known(two, mei)) {
            friend.present(true);
            watcher.watch(mei);
            until(watcher, mei, true);
            stage.withoutRedis(() -> {
                watcher.watch(mei);
                watcher.command("r");
                watcher.expect("accepted");
            });
            watcher.watch(mei);
            until(watcher, mei, true);
            friend.leave();
            until(watcher, mei, false);
        }
    }

    @Test
    void aFloodOfWatchesIsAnsweredOnceATick() {
        stage.friends(lin, mei);
        try (var watcher = Client.known(one, lin)) {
            var began = System.nanoTime();
            IntStream.range(0, 150).forEach(_ -> watcher.watch(mei));
            watcher.command("r");
            var answers = Stream.<JsonNode>generate(watcher::next)
                    .takeWhile(frame -> !frame.get("type").asString().equals("accepted"))
                    .count();
            var ticks = Duration.ofNanos(System.nanoTime() - began).toMillis() / 100;
            assertThat(answers).isLessThanOrEqualTo(ticks + 2);
        }
    }

    /// The signals up to this one, which is the last of them.
    private static List<JsonNode> until(Client watcher, AccountId account, boolean online) {
        var told = new ArrayList<JsonNode>();
        var deadline = Instant.now().plusSeconds(2 * Client.WITHIN_SECONDS);
        while (told.isEmpty() || !isOf(told.getLast(), account, online)) {
            var frame = watcher.next();
            assertThat(Instant.now()).isBefore(deadline);
            if (frame.get("type").asString().equals("presence")) {
                told.add(frame);
            } else if (frame.get("type").asString().equals("heartbeat")) {
                watcher.send("{\"type\":\"alive\"}");
            }
        }
        return told;
    }

    private static boolean isOf(JsonNode frame, AccountId account, boolean online) {
        return frame.get("accountId").asString().equals(account.toString())
                && frame.get("online").asBoolean() == online;
    }
}
