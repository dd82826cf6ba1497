package io.parley.command.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.FriendshipId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.ConversationEvent.Closed;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.ConversationEvent.Opened;
import io.parley.api.conversation.ConversationEvent.Read;
import io.parley.api.conversation.ConversationEvent.Reopened;
import io.parley.command.Refused;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;
import org.axonframework.test.aggregate.AggregateTestFixture;
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
    static final ConversationEvent OPENED = new Opened(CHAT, FRIENDS, List.of(ANN, BOB), 0);

    record Step<T>(Consumer<T> action) {}

    @Test
    void itOpensOnceClosesAndReopens() {
        chat(c -> c.open(CHAT, FRIENDS, List.of(BOB, ANN))).expectEvents(OPENED);
        chat(c -> c.open(CHAT, FRIENDS, List.of(BOB, ANN)), OPENED).expectNoEvents();
        chat(DirectConversation::close, OPENED).expectEvents(new Closed(CHAT, 0));
        chat(DirectConversation::close, OPENED, new Closed(CHAT, 0)).expectNoEvents();
        chat(c -> c.open(CHAT, FRIENDS, List.of(BOB, ANN)), OPENED, sent(1, FIRST, ANN), new Closed(CHAT, 1))
                .expectEvents(new Reopened(CHAT, 1));
    }

    @Test
    void messagesAreNumberedOverAllPeriods() {
        chat(c -> c.send(ANN, FIRST, HELLO), OPENED).expectEvents(sent(1, FIRST, ANN));
        chat(c -> c.send(BOB, SECOND, HELLO), OPENED, sent(1, FIRST, ANN), new Closed(CHAT, 1), new Reopened(CHAT, 1))
                .expectEvents(sent(2, SECOND, BOB));
    }

    @Test
    void nobodyTalksInAClosedChatAndNoStrangerInAny() {
        chat(c -> c.send(ANN, FIRST, HELLO), OPENED, new Closed(CHAT, 0))
                .expectException(Refused.class)
                .expectExceptionMessage("conversation-closed");
        for (var given : List.of(List.of(OPENED), List.of(OPENED, new Closed(CHAT, 0)), List.<ConversationEvent>of())) {
            chat(c -> c.send(EVE, FIRST, HELLO), given.toArray(ConversationEvent[]::new))
                    .expectException(Refused.class)
                    .expectExceptionMessage("no-such-conversation");
        }
    }

    @Test
    void aMessageThatItRemembersIsNotSaidAgainThoughClosed() {
        chat(c -> c.send(ANN, FIRST, HELLO), OPENED, sent(1, FIRST, ANN)).expectNoEvents();
        chat(c -> c.send(ANN, FIRST, HELLO), OPENED, sent(1, FIRST, ANN), new Closed(CHAT, 1))
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
    void aMarkStaysWithinTheMessages() {
        chat(c -> c.permitRead(BOB, 1), OPENED, sent(1, FIRST, ANN))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        chat(c -> c.permitRead(BOB, 2), OPENED, sent(1, FIRST, ANN)).expectExceptionMessage("no-such-message");
        chat(c -> c.permitRead(EVE, 1), OPENED, sent(1, FIRST, ANN)).expectExceptionMessage("no-such-conversation");
    }

    @Test
    void aMarkOnlyRises() {
        var five = new Read(CHAT, BOB, 5, true);
        Consumer<Participation> toFive = p -> p.read(CHAT, BOB, 5);
        on(Participation.class, Participation::new, toFive).expectEvents(five);
        on(Participation.class, Participation::new, toFive, five).expectNoEvents();
        on(Participation.class, Participation::new, p -> p.read(CHAT, BOB, 4), five)
                .expectNoEvents();
        on(Participation.class, Participation::new, p -> p.read(CHAT, BOB, 6), five)
                .expectEvents(new Read(CHAT, BOB, 6, true));
    }

    private static MessageSent sent(long no, UUID id, AccountId sender) {
        return new MessageSent(CHAT, no, id, sender, sender, new MessageSent.Personal(HELLO));
    }

    private static ResultValidator<DirectConversation> chat(
            Consumer<DirectConversation> action, ConversationEvent... given) {
        return on(DirectConversation.class, DirectConversation::new, action, given);
    }

    private static <T> ResultValidator<T> on(
            Class<T> type, Function<String, T> blank, Consumer<T> action, ConversationEvent... given) {
        var fixture = new AggregateTestFixture<>(type);
        fixture.registerAggregateFactory(new AbstractAggregateFactory<>(type) {
            @Override
            @SuppressWarnings("rawtypes")
            protected T doCreateAggregate(String id, DomainEventMessage first) {
                return blank.apply(id);
            }
        });
        fixture.registerCommandHandler(Step.class, message -> {
            @SuppressWarnings("unchecked")
            var step = (Step<T>) message.getPayload();
            fixture.getRepository()
                    .loadOrCreate("stream", () -> blank.apply("stream"))
                    .execute(step.action);
            return null;
        });
        return given.length == 0
                ? fixture.givenNoPriorActivity().when(new Step<>(action))
                : fixture.given((Object[]) given).when(new Step<>(action));
    }
}
