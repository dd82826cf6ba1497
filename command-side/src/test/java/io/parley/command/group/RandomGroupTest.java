package io.parley.command.group;

import static io.parley.command.group.Story.ANN;
import static io.parley.command.group.Story.BOB;
import static io.parley.command.group.Story.CAT;
import static io.parley.command.group.Story.CLUB;
import static io.parley.command.group.Story.DAN;
import static io.parley.command.group.Story.EVE;
import static io.parley.command.group.Story.HELLO;
import static io.parley.command.group.Story.NOON;
import static io.parley.command.group.Story.ZOE;
import static io.parley.command.group.Story.wanted;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import io.parley.command.gateway.Refused;
import io.parley.command.group.Model.Act;
import io.parley.command.group.Model.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever happens in a group, in whatever order: it is as the model says.
@Tag("integration")
class RandomGroupTest {
    private static final AggregateModel<GroupConversation> KIND =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(GroupConversation.class);
    private static final List<AccountId> PEOPLE = List.of(ANN, BOB, CAT, DAN, EVE, ZOE);
    private static final List<Act> ACTS = List.of(Act.values());
    private static final LinkId LINK = LinkId.madeBy(ANN, new UUID(8, 8));
    private static final int STEPS = 500;

    private final Model model = new Model();
    private final SimpleEventBus events = SimpleEventBus.builder().build();
    private final EventSourcedAggregate<GroupConversation> group = EventSourcedAggregate.initialize(
            new GroupConversation("group"), KIND, events, NoSnapshotTriggerDefinition.TRIGGER);
    private final List<Place> timeline = new ArrayList<>();
    private int waiting;

    /// Where something stands: a message has line 0, the lines after it count from 1.
    private record Place(long no, int line) {}

    static List<Long> seeds() {
        return new Random(5).longs(200).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aGroupIsAsTheModelSays(long seed) {
        var random = new Random(seed);
        events.subscribe(told -> told.forEach(event -> place((Event) event.getPayload())));
        assertThat(refusal(g -> g.admission(Model.MAX).create(CLUB, ANN, null, wanted(BOB))))
                .isNull();
        assertThat(refusal(g -> g.admission(Model.MAX).makeLink(ANN, LINK, null, null, NOON)))
                .isNull();
        events.subscribe(told -> told.forEach(event -> waiting = waiting(event.getPayload())));
        model.join(ANN, Role.OWNER);
        model.join(BOB, Role.MEMBER);
        for (var i = 0; i < STEPS; i++) {
            var step = step(random, i);
            var expected = model.refusal(step);
            assertThat(refusal(g -> take(g, step))).as("step %d: %s", i, step).isEqualTo(expected);
            if (expected == null) {
                model.happens(step);
            }
            assertThat(waiting).as("who wait after step %d: %s", i, step).isEqualTo(model.waiting());
        }
        PEOPLE.forEach(this::seesWhatTheModelSays);
        var last = new Place(0, 0);
        for (var place : timeline) {
            assertThat(place).isIn(new Place(last.no + 1, 0), new Place(last.no, last.line + 1));
            last = place;
        }
    }

    /// Who knows the client id of a command can tell from the id of an event how many came before it.
    @ParameterizedTest
    @MethodSource("seeds")
    void whatOneDoesNotSeeOfOnesInvitationComesLast(long seed) {
        var random = new Random(seed);
        var guests = LongStream.range(0, 8)
                .mapToObj(n -> new AccountId(new UUID(9, n)))
                .collect(toCollection(ArrayList::new));
        var unit = new ArrayList<Event>();
        refusal(g -> g.admission(100).create(CLUB, ANN, null, wanted(BOB, CAT, DAN)));
        refusal(g -> g.changeRole(ANN, BOB, Role.ADMIN));
        refusal(g -> g.admission(100).makeLink(ANN, LINK, null, null, NOON));
        events.subscribe(told -> told.forEach(event -> unit.add((Event) event.getPayload())));
        for (var i = 0; i < STEPS; i++) {
            Collections.shuffle(guests, random);
            var one = guests.getFirst();
            var inviting = random.nextBoolean() ? Inviting.APPROVAL : Inviting.ANYONE;
            refusal(g -> g.changeSettings(ANN, inviting, false, false));
            refusal(g -> g.leave(one));
            refusal(g -> g.admission(100).join(CLUB, one, LINK, NOON));
            unit.clear();
            var by = List.of(ANN, BOB, CAT, DAN).get(random.nextInt(4));
            var some = guests.subList(0, random.nextInt(guests.size()));
            var friends = Set.copyOf(some);
            var asked = Set.copyOf(some.subList(0, some.size() / 2));
            refusal(g -> g.admission(100).invite(by, new Candidates(List.copyOf(some), friends, asked)));
            assertThat(unit.stream().map(event -> isTold(event, by)))
                    .as("step %d, by %s: %s", i, by, unit)
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    /// Ann and Bob lead the group.
    private static boolean isTold(Event event, AccountId account) {
        var leads = account.equals(ANN) || account.equals(BOB);
        return switch (event) {
            case GroupEvent.Invited e -> e.account().equals(account);
            case GroupEvent.JoinRequested e -> leads || e.by().equals(account);
            case GroupEvent.JoinApproved e -> leads || e.requestedBy().equals(account);
            case GroupEvent.Joined _ -> true;
            default -> throw new IllegalArgumentException("no invitation leads to " + event);
        };
    }

    private void place(Event event) {
        switch (event) {
            case MessageSent e -> timeline.add(new Place(e.messageNo(), 0));
            case GroupEvent.Line e -> timeline.add(new Place(e.afterNo(), e.lineNo()));
            default -> {}
        }
    }

    private static Step step(Random random, int i) {
        var act = ACTS.get(random.nextInt(ACTS.size()));
        // what ends it all comes late and seldom
        return new Step(
                act == Act.DISSOLVE && (i < STEPS / 2 || random.nextInt(5) > 0) ? Act.SEND : act,
                PEOPLE.get(random.nextInt(PEOPLE.size())),
                PEOPLE.get(random.nextInt(PEOPLE.size())),
                random.nextInt(4) > 0,
                random.nextInt(3) == 0);
    }

    private static void take(GroupConversation group, Step step) {
        var by = step.by();
        var other = step.other();
        var coming = group.admission(Model.MAX);
        switch (step.act()) {
            case SEND -> group.send(by, UUID.randomUUID(), HELLO, NOON);
            case INVITE ->
                coming.invite(
                        by,
                        new Candidates(
                                List.of(other),
                                step.friends() ? Set.of(other) : Set.of(),
                                step.friends() && step.asksFirst() ? Set.of(other) : Set.of()));
            case ACCEPT -> coming.accept(CLUB, by);
            case DECLINE -> coming.decline(CLUB, by);
            case JOIN_BY_LINK -> coming.join(CLUB, by, LINK, NOON);
            case APPROVE -> coming.approve(by, other, step.asksFirst());
            case REFUSE -> coming.refuse(CLUB, by, other);
            case LEAVE -> group.leave(by);
            case REMOVE -> group.remove(by, List.of(other));
            case MUTE -> group.muteMember(by, other, NOON.plusSeconds(1));
            case UNMUTE -> group.unmuteMember(by, other);
            case SILENCE -> group.silence(by, true);
            case UNSILENCE -> group.silence(by, false);
            case ADMINS_INVITE -> group.changeSettings(by, Inviting.ADMINS, false, false);
            case ADMINS_LET_IN -> group.changeSettings(by, Inviting.APPROVAL, false, false);
            case ANYONE_INVITES_AND_ALL_IS_SEEN -> group.changeSettings(by, Inviting.ANYONE, true, false);
            case PROMOTE -> group.changeRole(by, other, Role.ADMIN);
            case DEMOTE -> group.changeRole(by, other, Role.MEMBER);
            case TRANSFER -> group.transfer(by, other);
            case DISSOLVE -> group.dissolve(by);
        }
    }

    private void seesWhatTheModelSays(AccountId reader) {
        var seen = model.seen.get(reader);
        assertThat(refusal(g -> g.demandReader(reader))).isEqualTo(seen == null ? "no-such-conversation" : null);
        for (var no = 1L; seen != null && no <= model.lastNo + 1; no++) {
            var messageNo = no;
            assertThat(refusal(g -> g.demandMessage(reader, messageNo)))
                    .as("%s sees message %d", reader, no)
                    .isEqualTo(seen.contains(no) ? null : "no-such-message");
        }
    }

    private @Nullable String refusal(Consumer<GroupConversation> command) {
        var unit = DefaultUnitOfWork.startAndGet(null);
        try {
            group.execute(command);
            unit.commit();
            return null;
        } catch (Refused refused) {
            unit.rollback();
            return refused.refusal().code();
        }
    }

    /// How many wait, as one knows it who sees all events but invitations.
    private int waiting(Object event) {
        return switch (event) {
            case GroupEvent.JoinRequested e -> requireNonNull(e.waiting());
            case GroupEvent.JoinApproved e -> e.waiting();
            case GroupEvent.JoinRefused e -> requireNonNull(e.waiting());
            case GroupEvent.Joined e -> requireNonNull(e.waiting());
            case GroupEvent.RoleChanged e -> requireNonNull(e.waiting());
            case GroupEvent.Transferred e -> requireNonNull(e.waiting());
            case GroupEvent.Dissolved _ -> 0;
            default -> waiting;
        };
    }
}
