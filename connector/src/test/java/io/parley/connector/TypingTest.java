package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.account.AccountEvent;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.friendship.FriendshipId;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.friendship.FriendshipDocument;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
class TypingTest {
    private static Node one;
    private static Node two;
    private final Stage stage = Stage.up();
    private final AccountId lin = new AccountId(UUID.randomUUID());
    private final AccountId mei = new AccountId(UUID.randomUUID());
    private final AccountId fen = new AccountId(UUID.randomUUID());
    private final AccountId wei = new AccountId(UUID.randomUUID());
    private final ConversationId chat = ConversationId.direct(lin, mei);

    @BeforeAll
    static void start() {
        one = Node.start();
        two = Node.start();
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @BeforeEach
    void talk() {
        talk(lin, mei, true);
        talk(fen, wei, true);
    }

    @Test
    void itIsSaidToTheOtherMemberWhereverTheyAreAndToNobodyElse() {
        try (var writer = Client.known(one, lin);
                var own = Client.known(two, lin);
                var here = Client.known(one, mei);
                var there = Client.known(two, mei)) {
            writer.typing(chat, true);
            for (var other : List.of(here, there)) {
                var typed = other.expect("typed");
                assertThat(typed.get("accountId").asString()).isEqualTo(lin.toString());
                assertThat(typed.get("conversationId").asString()).isEqualTo(chat.toString());
                assertThat(typed.get("typing").asBoolean()).isTrue();
            }
            here.typing(chat, false);
            for (var device : List.of(writer, own)) {
                var typed = device.expect("typed");
                assertThat(typed.get("accountId").asString()).isEqualTo(mei.toString());
                assertThat(typed.get("typing").asBoolean()).isFalse();
            }
        }
    }

    @Test
    void nobodyWritesInAnothersNameNorWhereTheyAreNoMember() {
        stage.friends(fen, mei);
        try (var writer = Client.known(one, fen);
                var other = Client.known(two, mei)) {
            writer.send("{\"type\":\"typing\",\"conversationId\":\"" + chat + "\",\"typing\":true,\"accountId\":\""
                    + lin + "\"}");
            assertThat(writer.expect("refused").get("field").asString()).isEqualTo("accountId");
            writer.typing(chat, true);
            assertThatNothingIsSaid(other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "ended", "blocked", "hidden", "hiding", "former", "group"})
    void nothingIsSaidWhere(String why) {
        try (var writer = Client.known(one, lin);
                var other = Client.known(two, mei)) {
            writer.typing(chat, true);
            other.expect("typed");
            var id = FriendshipId.between(lin, mei);
            switch (why) {
                case "closed" -> talk(lin, mei, false);
                // a group's members have documents of their own
                case "group" ->
                    stage.replace(
                            ConversationDocument.COLLECTION,
                            new Document("_id", chat.toString()).append(ConversationDocument.OPEN, true));
                case "former" -> {
                    for (var side : List.of(FriendshipDocument.key(lin, mei), FriendshipDocument.key(mei, lin))) {
                        stage.replace(
                                FriendshipDocument.COLLECTION,
                                new Document("_id", side).append(FriendshipDocument.FRIENDS, false));
                    }
                }
                case "ended" -> delivered(new FriendshipEvent.Ended(id, lin, mei));
                case "blocked" -> delivered(new FriendshipEvent.Blocked(id, mei, lin));
                case "hidden" -> delivered(new AccountEvent.PrivacyChanged(mei, true, false));
                default -> delivered(new AccountEvent.PrivacyChanged(lin, true, false));
            }
            writer.typing(chat, true);
            assertThatNothingIsSaid(other);
        }
    }

    /// Delivers events, and then one that is pushed: once it arrives, the node has seen them all.
    private void delivered(Event... events) {
        try (var fence = Client.known(one)) {
            for (var event : events) {
                stage.deliver(event);
            }
            stage.deliver(Stage.EPOCH, java.util.Map.of(fence.account, 1L), "x");
            fence.expect("entry");
        }
    }

    /// Another sender's second signal comes in a later tick than all signals before that sender's first.
    private void assertThatNothingIsSaid(Client other) {
        try (var from = Client.known(one, fen);
                var to = Client.known(two, wei)) {
            for (var typing : List.of(true, false)) {
                from.typing(ConversationId.direct(fen, wei), typing);
                to.expect("typed");
            }
        }
        assertThat(other.frames).noneMatch(frame -> frame.get("type").asString().equals("typed"));
    }

    private void talk(AccountId member, AccountId other, boolean open) {
        stage.friends(member, other);
        stage.replace(
                ConversationDocument.COLLECTION,
                new Document("_id", ConversationId.direct(member, other).toString())
                        .append(ConversationDocument.MEMBERS, List.of(member.toString(), other.toString()))
                        .append(ConversationDocument.OPEN, open));
    }
}
