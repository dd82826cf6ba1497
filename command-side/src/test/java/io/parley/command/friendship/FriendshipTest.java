package io.parley.command.friendship;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.friendship.FriendshipEvent.Accepted;
import io.parley.api.friendship.FriendshipEvent.Blocked;
import io.parley.api.friendship.FriendshipEvent.Declined;
import io.parley.api.friendship.FriendshipEvent.Ended;
import io.parley.api.friendship.FriendshipEvent.Personal;
import io.parley.api.friendship.FriendshipEvent.RemarkChanged;
import io.parley.api.friendship.FriendshipEvent.RequestReceived;
import io.parley.api.friendship.FriendshipEvent.RequestRetracted;
import io.parley.api.friendship.FriendshipEvent.Requested;
import io.parley.api.friendship.FriendshipEvent.Unblocked;
import io.parley.api.friendship.FriendshipEvent.Withdrawn;
import io.parley.api.friendship.FriendshipId;
import io.parley.command.gateway.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class FriendshipTest {
    static final AccountId ALICE = new AccountId(new UUID(1, 1));
    static final AccountId BOB = new AccountId(new UUID(2, 2));
    static final FriendshipId ID = FriendshipId.between(ALICE, BOB);
    static final ConversationId CHAT = ConversationId.direct(ALICE, BOB);
    static final Pair ALICE_TO_BOB = new Pair(ALICE, BOB);
    static final Pair BOB_TO_ALICE = new Pair(BOB, ALICE);
    static final String STREAM = "friendship-" + ID;
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    static final List<String> COMMANDS =
            List.of("request", "accept", "decline", "withdraw", "remark", "end", "block", "unblock");

    static final FriendshipEvent REQUESTED = new Requested(ID, ALICE, BOB, null, ALICE, new Personal("Hi"));
    static final FriendshipEvent RECEIVED = new RequestReceived(ID, ALICE, BOB, null, ALICE, new Personal("Hi"));
    static final FriendshipEvent ACCEPTED = new Accepted(ID, BOB, ALICE, CHAT);
    static final FriendshipEvent END = new Ended(ID, ALICE, BOB);
    static final FriendshipEvent BLOCKED = new Blocked(ID, BOB, ALICE);

    /// What is between the two, told by events. Alice asks; Bob declines, blocks.
    enum State {
        NOTHING,
        ASKED(REQUESTED, RECEIVED),
        DECLINED(REQUESTED, RECEIVED, new Declined(ID, ALICE, BOB)),
        WITHDRAWN(REQUESTED, RECEIVED, new Withdrawn(ID, ALICE, BOB), new RequestRetracted(ID, ALICE, BOB)),
        FRIENDS(REQUESTED, RECEIVED, ACCEPTED),
        ENDED(REQUESTED, RECEIVED, ACCEPTED, END),
        STRANGER_BLOCKED(BLOCKED),
        FRIEND_BLOCKED(REQUESTED, RECEIVED, ACCEPTED, END, BLOCKED),
        WITHHELD(BLOCKED, REQUESTED),
        UNBLOCKED(BLOCKED, REQUESTED, new Unblocked(ID, BOB, ALICE));

        @SuppressWarnings("ImmutableEnumChecker") // List.of
        final List<FriendshipEvent> events;

        State(FriendshipEvent... events) {
            this.events = List.of(events);
        }
    }

    record Step(Function<Friendship, Object> decide) {}

    /// Every command in every state. In each cell: the events in order, or the refusal.
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        state               | by    | request                   | accept          | decline         | withdraw                   | remark         | end             | block                              | unblock
        NOTHING             | alice | Requested RequestReceived | !no-request     | !no-request     | !no-request                | !no-such-person| !no-friendship  | Blocked                            | !not-blocked
        ASKED               | alice | !request-open             | !no-request     | !no-request     | Withdrawn RequestRetracted | RemarkChanged  | !no-friendship  | Withdrawn Blocked RequestRetracted | !not-blocked
        ASKED               | bob   | Accepted                  | Accepted        | Declined        | !no-request                | RemarkChanged  | !no-friendship  | Declined Blocked                   | !not-blocked
        DECLINED            | alice | !request-open             | !no-request     | !no-request     | Withdrawn                  | RemarkChanged  | !no-friendship  | Withdrawn Blocked                  | !not-blocked
        DECLINED            | bob   | Accepted                  | !no-request     | !no-request     | !no-request                | RemarkChanged  | !no-friendship  | Blocked                            | !not-blocked
        WITHDRAWN           | alice | Requested RequestReceived | !no-request     | !no-request     | !no-request                | RemarkChanged  | !no-friendship  | Blocked                            | !not-blocked
        WITHDRAWN           | bob   | Requested RequestReceived | !no-request     | !no-request     | !no-request                | RemarkChanged  | !no-friendship  | Blocked                            | !not-blocked
        FRIENDS             | alice | !already-friends          | !already-friends| !no-request     | !no-request                | RemarkChanged  | Ended           | Ended Blocked                      | !not-blocked
        FRIENDS             | bob   | !already-friends          | !already-friends| !no-request     | !no-request                | RemarkChanged  | Ended           | Ended Blocked                      | !not-blocked
        ENDED               | alice | Requested RequestReceived | !no-request     | !no-request     | !no-request                | RemarkChanged  | !no-friendship  | Blocked                            | !not-blocked
        ENDED               | bob   | Requested RequestReceived | !no-request     | !no-request     | !no-request                | RemarkChanged  | !no-friendship  | Blocked                            | !not-blocked
        STRANGER_BLOCKED    | alice | Requested                 | !no-request     | !no-request     | !no-request                | !no-such-person| !no-friendship  | Blocked                            | !not-blocked
        STRANGER_BLOCKED    | bob   | !blocked-by-you           | !no-request     | !no-request     | !no-request                | RemarkChanged  | !no-friendship  | Blocked                            | Unblocked
        FRIEND_BLOCKED      | alice | Requested                 | !no-request     | !no-request     | !no-request                | RemarkChanged  | !no-friendship  | Blocked                            | !not-blocked
        FRIEND_BLOCKED      | bob   | !blocked-by-you           | !no-request     | !no-request     | !no-request                | RemarkChanged  | !no-friendship  | Blocked                            | Unblocked
        WITHHELD            | alice | !request-open             | !no-request     | !no-request     | Withdrawn                  | RemarkChanged  | !no-friendship  | Withdrawn Blocked                  | !not-blocked
        WITHHELD            | bob   | !blocked-by-you           | !no-request     | !no-request     | !no-request                | RemarkChanged  | !no-friendship  | Blocked                            | Unblocked
        UNBLOCKED           | alice | !request-open             | !no-request     | !no-request     | Withdrawn                  | RemarkChanged  | !no-friendship  | Withdrawn Blocked                  | !not-blocked
        UNBLOCKED           | bob   | Accepted                  | !no-request     | !no-request     | !no-request                | RemarkChanged  | !no-friendship  | Blocked                            | !not-blocked
        """)
    void eachCommandInEachState(
            State state,
            String by,
            String request,
            String accept,
            String decline,
            String withdraw,
            String remark,
            String end,
            String block,
            String unblock) {
        var pair = pair(by);
        leadsTo(request, state, pair, f -> f.request(pair, "Hi", null, null, NOON.plus(Duration.ofHours(23))));
        leadsTo(accept, state, pair, f -> f.accept(pair, null));
        leadsTo(decline, state, pair, does(f -> f.decline(pair)));
        leadsTo(withdraw, state, pair, does(f -> f.withdraw(pair)));
        leadsTo(remark, state, pair, does(f -> f.changeRemark(pair, "Tennis")));
        leadsTo(end, state, pair, does(f -> f.end(pair)));
        leadsTo(block, state, pair, does(f -> block(f, pair)));
        leadsTo(unblock, state, pair, does(f -> f.unblock(pair)));
    }

    @ParameterizedTest
    @CsvSource({
        "ASKED, Requested RequestReceived",
        "DECLINED, Requested RequestReceived",
        "WITHHELD, Requested",
        "UNBLOCKED, Requested RequestReceived"
    })
    void oneMayAskAgainAfterADayWhateverBecameOfTheFirst(State state, String events) {
        leadsTo(
                events,
                state,
                ALICE_TO_BOB,
                f -> f.request(ALICE_TO_BOB, "Hi", null, null, NOON.plus(Duration.ofDays(1))));
    }

    @ParameterizedTest
    @CsvSource({"ASKED", "DECLINED", "WITHHELD", "UNBLOCKED"})
    void beforeTheDayIsOverItStaysOpen(State state) {
        var early = NOON.plus(Duration.ofDays(1)).minusNanos(1);
        leadsTo("!request-open", state, ALICE_TO_BOB, f -> f.request(ALICE_TO_BOB, "Hi", null, null, early));
    }

    /// Whatever the blocked one does: her events and her refusals are those of one whose friendship ended.
    @ParameterizedTest
    @FieldSource("COMMANDS")
    void aBlockLooksLikeAnEndedFriendship(String command) {
        var ended = seenByAlice(State.ENDED.events, command, NOON);
        assertThat(seenByAlice(State.FRIEND_BLOCKED.events, command, NOON)).isEqualTo(ended);

        var asked = Stream.concat(State.ENDED.events.stream(), Stream.of(REQUESTED, RECEIVED))
                .toList();
        var askedBlocked = Stream.concat(State.FRIEND_BLOCKED.events.stream(), Stream.of(REQUESTED))
                .toList();
        for (var later : List.of(NOON, NOON.plus(Duration.ofDays(1)))) {
            assertThat(seenByAlice(askedBlocked, command, later)).isEqualTo(seenByAlice(asked, command, later));
        }
    }

    /// Who knows the client id of a command can tell from the id of an event how many came before it.
    @ParameterizedTest
    @EnumSource
    void whatOneDoesNotSeeOfOnesCommandComesLast(State state) {
        for (var pair : List.of(ALICE_TO_BOB, BOB_TO_ALICE)) {
            for (var command : COMMANDS) {
                var events = comesOf(state.events, command, pair, NOON.plus(Duration.ofDays(1)), new ArrayList<>());
                assertThat(events.stream().map(event -> isTold(event, pair.me())))
                        .as("%s of %s: %s", command, pair.me(), events)
                        .isSortedAccordingTo(Comparator.reverseOrder());
            }
        }
    }

    @Test
    void theChatBeginsWithTheRequestsMessage() {
        assertThat(greetings(State.ASKED.events, f -> f.accept(BOB_TO_ALICE, null)))
                .containsExactly(new Greeting(ALICE, "Hi"));
    }

    @Test
    void crossingRequestsBeginTheChatWithBothMessages() {
        assertThat(greetings(State.ASKED.events, f -> f.request(BOB_TO_ALICE, "Hello", null, null, NOON)))
                .containsExactly(new Greeting(ALICE, "Hi"), new Greeting(BOB, "Hello"));
    }

    @Test
    void theNewestRequestIsTheOneThatCounts() {
        var again = new Requested(ID, ALICE, BOB, null, ALICE, new Personal("It's me"));
        assertThat(greetings(List.of(REQUESTED, RECEIVED, again, RECEIVED), f -> f.accept(BOB_TO_ALICE, null)))
                .containsExactly(new Greeting(ALICE, "It's me"));
    }

    @Test
    void anErasedMessageIsNotSaid() {
        var erased = new Requested(ID, ALICE, BOB, null, ALICE, null);
        assertThat(greetings(List.of(erased, RECEIVED), f -> f.accept(BOB_TO_ALICE, null)))
                .containsExactly(new Greeting(ALICE, null));
    }

    @Test
    void aRemarkMayComeWithARequestAndWithItsAnswer() {
        var remark = new RemarkChanged(ID, ALICE, BOB, ALICE, new RemarkChanged.Personal("Tennis"));
        fixture()
                .givenNoPriorActivity()
                .when(new Step(f -> f.request(ALICE_TO_BOB, "Hi", "Tennis", null, NOON)))
                .expectEvents(REQUESTED, remark, RECEIVED);
        fixture()
                .given(State.ASKED.events)
                .when(new Step(f -> f.accept(BOB_TO_ALICE, "Judo")))
                .expectEvents(ACCEPTED, new RemarkChanged(ID, BOB, ALICE, BOB, new RemarkChanged.Personal("Judo")));
    }

    private static Pair pair(String by) {
        return by.equals("alice") ? ALICE_TO_BOB : BOB_TO_ALICE;
    }

    private static Function<Friendship, Object> does(Consumer<Friendship> command) {
        return friendship -> {
            command.accept(friendship);
            return List.of();
        };
    }

    private static void leadsTo(String expected, State state, Pair pair, Function<Friendship, Object> command) {
        var result = fixture()
                .givenCurrentTime(NOON)
                .andGiven(state.events.toArray())
                .when(new Step(command));
        if (expected.startsWith("!")) {
            result.expectException(Refused.class).expectExceptionMessage(expected.substring(1));
        } else {
            result.expectEvents(Stream.of(expected.split(" "))
                    .map(name -> event(name, pair.me(), pair.other()))
                    .toArray());
        }
    }

    private static FriendshipEvent event(String name, AccountId me, AccountId other) {
        return switch (name) {
            case "Requested" -> new Requested(ID, me, other, null, me, new Personal("Hi"));
            case "RequestReceived" -> new RequestReceived(ID, me, other, null, me, new Personal("Hi"));
            case "Withdrawn" -> new Withdrawn(ID, me, other);
            case "RequestRetracted" -> new RequestRetracted(ID, me, other);
            case "Declined" -> new Declined(ID, other, me);
            case "Accepted" -> new Accepted(ID, me, other, CHAT);
            case "RemarkChanged" -> new RemarkChanged(ID, me, other, me, new RemarkChanged.Personal("Tennis"));
            case "Ended" -> new Ended(ID, me, other);
            case "Blocked" -> new Blocked(ID, me, other);
            case "Unblocked" -> new Unblocked(ID, me, other);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// What Alice gets for a command of hers: the events whose audience she is, or the refusal.
    private static List<Object> seenByAlice(List<FriendshipEvent> given, String command, Instant now) {
        var seen = new ArrayList<>();
        var events = comesOf(given, command, ALICE_TO_BOB, now, seen);
        events.stream().filter(event -> isTold(event, ALICE)).forEach(seen::add);
        return seen;
    }

    /// The events of a command; why it is refused goes into `refusals`.
    private static List<FriendshipEvent> comesOf(
            List<FriendshipEvent> given, String command, Pair pair, Instant now, List<Object> refusals) {
        var fixture = fixture();
        fixture.givenCurrentTime(NOON).andGiven(given.toArray()).when(new Step(friendship -> {
            try {
                return carryOut(friendship, command, pair, now);
            } catch (Refused refused) {
                refusals.add(refused.refusal());
                throw refused;
            }
        }));
        if (!refusals.isEmpty()) {
            return List.of();
        }
        return fixture.getEventStore()
                .readEvents(STREAM)
                .asStream()
                .skip(given.size())
                .map(message -> (FriendshipEvent) message.getPayload())
                .toList();
    }

    private static Object carryOut(Friendship friendship, String command, Pair pair, Instant now) {
        return switch (command) {
            case "request" -> friendship.request(pair, "Hi", "Tennis", null, now);
            case "accept" -> friendship.accept(pair, "Tennis");
            case "decline" -> does(f -> f.decline(pair)).apply(friendship);
            case "withdraw" -> does(f -> f.withdraw(pair)).apply(friendship);
            case "remark" -> does(f -> f.changeRemark(pair, "Tennis")).apply(friendship);
            case "end" -> does(f -> f.end(pair)).apply(friendship);
            case "block" -> does(f -> block(f, pair)).apply(friendship);
            case "unblock" -> does(f -> f.unblock(pair)).apply(friendship);
            default -> throw new IllegalArgumentException(command);
        };
    }

    /// As the command handler does it.
    private static void block(Friendship friendship, Pair pair) {
        if (friendship.areFriends()) {
            friendship.end(pair);
        }
        friendship.block(pair);
    }

    private static boolean isTold(FriendshipEvent event, AccountId account) {
        return switch (event) {
            case Requested e -> e.from().equals(account);
            case RequestReceived e -> e.to().equals(account);
            case Withdrawn e -> e.from().equals(account);
            case RequestRetracted e -> e.to().equals(account);
            case Declined e -> e.to().equals(account);
            case RemarkChanged e -> e.owner().equals(account);
            case Blocked e -> e.by().equals(account);
            case Unblocked e -> e.by().equals(account);
            case Accepted _, Ended _ -> true;
        };
    }

    /// The messages that new friends begin with.
    private static List<Object> greetings(List<FriendshipEvent> given, Function<Friendship, Object> command) {
        var greetings = new ArrayList<>();
        fixture()
                .givenCurrentTime(NOON)
                .andGiven(given.toArray())
                .when(new Step(f -> greetings.addAll((List<?>) command.apply(f))))
                .expectSuccessfulHandlerExecution();
        return greetings;
    }

    private static AggregateTestFixture<Friendship> fixture() {
        var fixture = new AggregateTestFixture<>(Friendship.class);
        fixture.registerAggregateFactory(new AbstractAggregateFactory<>(Friendship.class) {
            @Override
            @SuppressWarnings("rawtypes")
            protected Friendship doCreateAggregate(String id, DomainEventMessage first) {
                return new Friendship(id);
            }
        });
        fixture.registerCommandHandler(Step.class, message -> {
            var step = (Step) message.getPayload();
            return fixture.getRepository()
                    .loadOrCreate(STREAM, () -> new Friendship(STREAM))
                    .invoke(step.decide);
        });
        return fixture;
    }
}
