package io.parley.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.ConversationEvent.Closed;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.ConversationEvent.Opened;
import io.parley.api.conversation.ConversationEvent.Reopened;
import io.parley.api.friendship.FriendshipId;
import io.parley.command.Aggregates;
import io.parley.command.gateway.Refused;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class DirectConversationTest {
    static final AccountId ANN = new AccountId(new UUID(1, 1));
    static final AccountId BOB = new AccountId(new UUID(2, 2));
    static final AccountId EVE = new AccountId(new UUID(3, 3));
    static final ConversationId CHAT = ConversationId.direct(ANN, BOB);
    static final FriendshipId FRIENDS = FriendshipId.between(ANN, BOB);
    static final UUID FIRST = new UUID(9, 1);
    static final UUID SECOND = new UUID(9, 2);
    static final Content HELLO = new Content.PlainText("Hello");
    static final ConversationEvent OPENED = new Opened(CHAT, FRIENDS, List.of(ANN, BOB), 0, 1);

    @Test
    void itOpensOnceClosesAndReopens() {
        chat(c -> c.open(CHAT, FRIENDS, List.of(BOB, ANN))).expectEvents(OPENED);
        chat(c -> c.open(CHAT, FRIENDS, List.of(BOB, ANN)), OPENED).expectNoEvents();
        chat(DirectConversation::close, OPENED).expectEvents(new Closed(CHAT, 0, 2));
        chat(DirectConversation::close, OPENED, new Closed(CHAT, 0, 2)).expectNoEvents();
        chat(c -> c.open(CHAT, FRIENDS, List.of(BOB, ANN)), OPENED, sent(1, FIRST, ANN), new Closed(CHAT, 1, 1))
                .expectEvents(new Reopened(CHAT, 1, 2));
    }

    @Test
    void whatOneSavesIsForOneselfAlone() {
        var saved = ConversationId.saved(ANN);
        var opened = new Opened(saved, null, List.of(ANN), 0, 1);
        chat(c -> c.open(saved, null, List.of(ANN))).expectEvents(opened);
        chat(c -> c.open(saved, null, List.of(ANN)), opened).expectNoEvents();
        chat(c -> c.send(ANN, FIRST, HELLO), opened)
                .expectEvents(new MessageSent(saved, 1, FIRST, ANN, ANN, new MessageSent.Personal(HELLO)));
        chat(c -> c.send(BOB, FIRST, HELLO), opened).expectExceptionMessage("no-such-conversation");
        chat(c -> c.demandReader(BOB), opened).expectExceptionMessage("no-such-conversation");
    }

    /// Each says where it stands: after which message, and as which line after it.
    @Test
    void itsLinesAreNumberedAnewAfterEachMessage() {
        var closed = new Closed(CHAT, 0, 2);
        var reopened = new Reopened(CHAT, 0, 3);
        chat(DirectConversation::close, OPENED).expectEvents(closed);
        chat(c -> c.open(CHAT, FRIENDS, List.of(ANN, BOB)), OPENED, closed).expectEvents(reopened);
        chat(DirectConversation::close, OPENED, closed, reopened).expectEvents(new Closed(CHAT, 0, 4));
        chat(DirectConversation::close, OPENED, closed, reopened, sent(1, FIRST, ANN))
                .expectEvents(new Closed(CHAT, 1, 1));
    }

    @Test
    void messagesAreNumberedOverAllPeriods() {
        chat(c -> c.send(ANN, FIRST, HELLO), OPENED).expectEvents(sent(1, FIRST, ANN));
        chat(
                        c -> c.send(BOB, SECOND, HELLO),
                        OPENED,
                        sent(1, FIRST, ANN),
                        new Closed(CHAT, 1, 1),
                        new Reopened(CHAT, 1, 2))
                .expectEvents(sent(2, SECOND, BOB));
    }

    @Test
    void nobodyTalksInAClosedChatAndNoStrangerInAny() {
        chat(c -> c.send(ANN, FIRST, HELLO), OPENED, new Closed(CHAT, 0, 2))
                .expectException(Refused.class)
                .expectExceptionMessage("conversation-closed");
        for (var given :
                List.of(List.of(OPENED), List.of(OPENED, new Closed(CHAT, 0, 2)), List.<ConversationEvent>of())) {
            chat(c -> c.send(EVE, FIRST, HELLO), given.toArray(ConversationEvent[]::new))
                    .expectException(Refused.class)
                    .expectExceptionMessage("no-such-conversation");
        }
    }

    @Test
    void aMessageThatItRemembersIsNotSaidAgainThoughClosed() {
        chat(c -> c.send(ANN, FIRST, HELLO), OPENED, sent(1, FIRST, ANN)).expectNoEvents();
        chat(c -> c.send(ANN, FIRST, HELLO), OPENED, sent(1, FIRST, ANN), new Closed(CHAT, 1, 1))
                .expectNoEvents();
        // the same id of another person is another message
        chat(c -> c.send(BOB, FIRST, HELLO), OPENED, sent(1, FIRST, ANN)).expectEvents(sent(2, FIRST, BOB));
    }

    @Test
    void itRemembersTheNewestFew() {
        var given = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(OPENED),
                        LongStream.rangeClosed(1, 33).mapToObj(no -> sent(no, new UUID(9, no), ANN)))
                .toArray(ConversationEvent[]::new);
        chat(c -> c.send(ANN, new UUID(9, 2), HELLO), given).expectNoEvents();
        chat(c -> c.send(ANN, new UUID(9, 1), HELLO), given).expectEvents(sent(34, new UUID(9, 1), ANN));
    }

    @Test
    void aMessageIsThereOnceItWasSaidAndForMembersAlone() {
        chat(c -> c.demandMessage(BOB, 1), OPENED, sent(1, FIRST, ANN))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        chat(c -> c.demandMessage(BOB, 2), OPENED, sent(1, FIRST, ANN)).expectExceptionMessage("no-such-message");
        chat(c -> c.demandMessage(EVE, 1), OPENED, sent(1, FIRST, ANN)).expectExceptionMessage("no-such-conversation");
    }

    @Test
    void itTellsItsMembersAlone() {
        chat(c -> assertThat(c.lastNo(BOB)).isEqualTo(1), OPENED, sent(1, FIRST, ANN), new Closed(CHAT, 1, 1))
                .expectSuccessfulHandlerExecution();
        chat(c -> assertThat(c.readMarkShownBy(BOB)).containsExactlyInAnyOrder(ANN, BOB), OPENED)
                .expectSuccessfulHandlerExecution();
        for (var curious : List.<Consumer<DirectConversation>>of(
                c -> c.demandReader(EVE), c -> c.lastNo(EVE), c -> c.readMarkShownBy(EVE))) {
            chat(curious, OPENED).expectExceptionMessage("no-such-conversation");
            chat(curious).expectExceptionMessage("no-such-conversation");
        }
    }

    private static MessageSent sent(long no, UUID id, AccountId sender) {
        return new MessageSent(CHAT, no, id, sender, sender, new MessageSent.Personal(HELLO));
    }

    private static ResultValidator<DirectConversation> chat(
            Consumer<DirectConversation> action, ConversationEvent... given) {
        return Aggregates.on(DirectConversation.class, DirectConversation::new, action, given);
    }
}
