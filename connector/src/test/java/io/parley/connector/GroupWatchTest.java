package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.group.GroupEvent;
import io.parley.readmodel.account.AccountDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Lin and Mei are in a group with Wei, who is away. Fen isn't in the group.
@Tag("integration")
class GroupWatchTest {
    private static Node one;
    private static Node two;
    private final Stage stage = Stage.up();
    private final AccountId lin = new AccountId(UUID.randomUUID());
    private final AccountId mei = new AccountId(UUID.randomUUID());
    private final AccountId wei = new AccountId(UUID.randomUUID());
    private final AccountId fen = new AccountId(UUID.randomUUID());
    private final ConversationId group = ConversationId.group(lin, UUID.randomUUID());

    @BeforeAll
    static void start() {
        one = Node.start("parley.connector.absent-after=1s");
        two = Node.start("parley.connector.absent-after=1s");
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @BeforeEach
    void meet() {
        List.of(lin, mei, wei).forEach(account -> stage.member(group, account, true));
    }

    @Test
    void theMembersWhoAreHereAreCountedWhereverTheyAre() {
        stage.member(group, fen, false);
        try (var here = Client.known(one, lin);
                var there = Client.known(two, mei);
                var former = Client.known(two, fen)) {
            present(there, former);
            here.present(true);
            here.watchGroup(group, false);
            // the count includes the person who just came, however shortly before
            var told = here.expect("group-presence");
            assertThat(told.get("conversationId").asString()).isEqualTo(group.toString());
            assertThat(told.get("online").asInt()).isEqualTo(2);
        }
    }

    @Test
    void whoHidesIsNotCountedAndNotTold() {
        stage.replace(
                AccountDocument.COLLECTION,
                new Document("_id", mei.toString()).append(AccountDocument.PRESENCE, false));
        try (var shown = Client.known(one, lin);
                var hidden = Client.known(two, mei)) {
            present(shown, hidden);
            hidden.watchGroup(group, false);
            shown.watchGroup(group, false);
            assertThat(shown.expect("group-presence").get("online").asInt()).isEqualTo(1);
            assertThatNothingIsTold(hidden);
        }
    }

    @Test
    void whoIsNoMemberIsToldNothing() {
        try (var stranger = Client.known(one, fen);
                var member = Client.known(one, mei)) {
            stranger.watchGroup(group, true);
            member.watchGroup(group, true);
            member.expect("group-presence");
            read(lin, true);
            member.expect("readers-changed");
            assertThatNothingIsTold(stranger);
        }
    }

    /// While the views still show the old state.
    @Test
    void whoIsTakenOutIsToldNoMoreAndWhoComesInIsToldAtOnce() {
        try (var leaving = Client.known(one, mei);
                var joining = Client.known(two, fen)) {
            leaving.watchGroup(group, true);
            leaving.expect("group-presence");
            joining.watchGroup(group, true);
            stage.deliver(new GroupEvent.Joined(group, lin, List.of(fen), 4, false, null, 0, 1, null));
            joining.expect("group-presence");
            stage.deliver(new GroupEvent.Removed(group, lin, List.of(mei), 3, 0, 1));
            assertThat(leaving.expect("group-presence").has("online")).isFalse();
            read(lin, true);
            joining.expect("readers-changed");
            assertThatNothingIsTold(leaving);
            leaving.watchGroup(group, true);
            assertThatNothingIsTold(leaving);
        }
    }

    @Test
    void thatSomebodyHasReadOnIsToldToThoseWhoLookAtTheReaders() {
        var other = ConversationId.group(mei, UUID.randomUUID());
        stage.member(other, mei, true);
        try (var looking = Client.known(one, lin);
                var beside = Client.known(one, mei);
                var elsewhere = Client.known(two, mei)) {
            looking.watchGroup(group, true);
            beside.watchGroup(group, false);
            elsewhere.watchGroup(other, true);
            Stream.of(looking, beside, elsewhere).forEach(client -> client.expect("group-presence"));
            read(wei, true);
            assertThat(looking.expect("readers-changed").get("conversationId").asString())
                    .isEqualTo(group.toString());
            assertThatNothingIsTold(beside, elsewhere);
            looking.watchGroup(group, false);
            looking.expect("group-presence");
            read(mei, true);
            assertThatNothingIsTold(looking);
        }
    }

    @Test
    void aMarkThatIsNotShownIsNotTold() {
        try (var looking = Client.known(one, lin)) {
            looking.watchGroup(group, true);
            looking.expect("group-presence");
            read(mei, false);
            assertThatNothingIsTold(looking);
        }
    }

    @Test
    void manyWhoReadAreToldAboutOnceASecond() {
        try (var looking = Client.known(one, lin)) {
            looking.watchGroup(group, true);
            looking.expect("group-presence");
            var began = Instant.now();
            for (var i = 0; i < 500; i++) {
                read(new AccountId(UUID.randomUUID()), true);
            }
            looking.expect("readers-changed");
            fence();
            var ticks = Duration.between(began, Instant.now()).toSeconds();
            assertThat(looking.frames.stream().filter(frame -> isOf(frame, "readers-changed")))
                    .hasSizeLessThanOrEqualTo((int) ticks + 1);
        }
    }

    @Test
    void withoutRedisThereIsNoCount() throws Exception {
        try (var looking = Client.known(one, lin)) {
            present(looking);
            stage.withoutRedis(() -> {
                looking.watchGroup(group, false);
                fence();
                assertThat(looking.frames).noneMatch(frame -> isOf(frame, "group-presence"));
            });
            assertThat(looking.expect("group-presence").has("online")).isTrue();
        }
    }

    /// Waits until the connector knows that these people are here.
    private void present(Client... clients) {
        try (var redis = stage.redis.connect()) {
            for (var client : clients) {
                client.present(true);
                await().until(() -> redis.sync().exists("parley:presence:" + client.account) == 1);
            }
        }
    }

    private void read(AccountId reader, boolean shown) {
        stage.deliver(new GroupEvent.Read(group, reader, 1, shown));
    }

    private void assertThatNothingIsTold(Client... clients) {
        fence();
        assertThat(Stream.of(clients).flatMap(client -> client.frames.stream()))
                .noneMatch(frame -> isOf(frame, "group-presence") || isOf(frame, "readers-changed"));
    }

    /// Waits until every node has sent what was delivered or asked before.
    private void fence() {
        var other = ConversationId.group(wei, UUID.randomUUID());
        stage.member(other, wei, true);
        try (var here = Client.known(one, wei);
                var there = Client.known(two, wei)) {
            var fences = List.of(here, there);
            fences.forEach(fence -> fence.watchGroup(other, true));
            for (var tick = 0; tick < 2; tick++) {
                fences.forEach(fence -> fence.frames.clear());
                await().until(() -> {
                    read(other);
                    return fences.stream()
                            .allMatch(fence -> fence.frames.stream().anyMatch(frame -> isOf(frame, "readers-changed")));
                });
            }
        }
    }

    private void read(ConversationId other) {
        stage.deliver(new GroupEvent.Read(other, wei, 1, true));
    }

    private static boolean isOf(JsonNode frame, String type) {
        return frame.get("type").asString().equals(type);
    }
}
