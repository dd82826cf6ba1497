package io.parley.command.gateway;

import static io.parley.command.Nodes.ONE;
import static io.parley.command.Nodes.TWO;
import static io.parley.command.gateway.SameIdCommands.ANN;
import static io.parley.command.gateway.SameIdCommands.BOB;
import static io.parley.command.gateway.SameIdCommands.CAT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.Json;
import io.parley.api.account.AccountCommand.ChangeDiscoverability;
import io.parley.api.conversation.ConversationCommand.Mute;
import io.parley.api.conversation.ConversationCommand.Pin;
import io.parley.api.conversation.ConversationEvent.Pinned;
import io.parley.api.friendship.FriendshipCommand.Block;
import io.parley.api.group.GroupCommand.Create;
import io.parley.api.group.GroupCommand.Invite;
import io.parley.api.group.GroupCommand.MakeLink;
import io.parley.api.wire.Answer;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.Node;
import io.parley.command.Nodes;
import io.parley.command.StreamId;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.NewEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A client id stands for one content, with every command: at once, later, on another node and on a new one.
@Tag("integration")
class ClientIdTest {
    private static final Answer REUSED = new Answer.Refused("client-id-reused", null);

    /// What was carried out of each type, with its answer.
    private static final Map<SameIdCommands, Answer> DONE = new LinkedHashMap<>();

    private final Ledger ledger = ONE.bean(Ledger.class);

    static Stream<Class<?>> types() {
        return GoldenCommand.types();
    }

    static Stream<SameIdCommands> done() {
        return DONE.keySet().stream();
    }

    @BeforeAll
    static void carryOut() {
        types().map(SameIdCommands::of).forEach(twins -> DONE.put(twins, ONE.settled(twins.actor(), twins.one())));
    }

    @ParameterizedTest
    @MethodSource("done")
    void theSameAgainIsAnsweredAlikeAndOtherContentIsRefused(SameIdCommands twins) {
        assertToldApart(twins, ONE);
        assertToldApart(twins, TWO);
    }

    @Test
    void theyAreToldApartAfterARestart() {
        try (var restarted = Node.start(Nodes.DATABASE)) {
            done().forEach(twins -> assertToldApart(twins, restarted));
        }
    }

    private static void assertToldApart(SameIdCommands twins, Node node) {
        assertThat(DONE.get(twins))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.eventId()).isNotNull());
        assertThat(node.settled(twins.actor(), twins.other())).isEqualTo(REUSED);
        assertThat(node.settled(twins.actor(), twins.one())).isEqualTo(DONE.get(twins));
    }

    @ParameterizedTest
    @MethodSource("types")
    void ofTwoContentsAtOnceOneIsCarriedOut(Class<?> type) {
        var twins = SameIdCommands.of(type);
        var answers = CommandGatewayTest.atOnce(
                4, i -> (i % 2 == 0 ? ONE : TWO).settled(twins.actor(), i < 2 ? twins.one() : twins.other()));
        var one = answers.subList(0, 2);
        var other = answers.subList(2, 4);
        var carriedOut = one.contains(REUSED) ? other : one;
        assertThat(carriedOut).hasOnlyElementsOfType(Accepted.class).containsOnly(carriedOut.getFirst());
        assertThat(one.contains(REUSED) ? one : other).containsOnly(REUSED);
    }

    @Test
    void aMessageTooOldForTheConversationToRememberIsToldApart() {
        var chat = ConversationId.direct(ANN.account(), BOB);
        var id = UUID.randomUUID();
        var first = ONE.gateway().execute(ANN, SameIdCommands.send(id, chat, "first"));
        IntStream.range(0, 40)
                .forEach(i -> ONE.gateway().execute(ANN, SameIdCommands.send(UUID.randomUUID(), chat, "m" + i)));
        var head = ledger.head(StreamId.of(chat));
        assertThat(ONE.gateway().execute(ANN, SameIdCommands.send(id, chat, "second")))
                .isEqualTo(REUSED);
        assertThat(ONE.gateway().execute(ANN, SameIdCommands.send(id, chat, "first")))
                .isEqualTo(first);
        assertThat(ledger.head(StreamId.of(chat))).isEqualTo(head);
    }

    @Test
    void thoseAskedForCountAlsoWhereTheSameAreAdded() {
        var stranger = new AccountId(UUID.randomUUID());
        var create = new Create(UUID.randomUUID(), null, List.of(BOB, stranger));
        assertThat(ONE.gateway().execute(ANN, create)).isInstanceOf(Accepted.class);
        assertThat(TWO.gateway().execute(ANN, new Create(create.clientId(), null, List.of(BOB))))
                .isEqualTo(REUSED);
        var club = ConversationId.group(ANN.account(), create.clientId());
        var invite = new Invite(UUID.randomUUID(), club, List.of(CAT, stranger));
        assertThat(ONE.gateway().execute(ANN, invite)).isInstanceOf(Accepted.class);
        assertThat(TWO.gateway().execute(ANN, new Invite(invite.clientId(), club, List.of(CAT))))
                .isEqualTo(REUSED);
    }

    @Test
    void anIdIsOneCommandForEachActorAndTarget() {
        var id = UUID.randomUUID();
        var chat = ConversationId.direct(ANN.account(), BOB);
        var club = SameIdCommands.club();
        List<Command> commands = List.of(
                SameIdCommands.send(id, chat, "Hello"),
                SameIdCommands.send(id, club, "Hello"),
                new Pin(id, chat, true),
                new Pin(id, club, true),
                new ChangeDiscoverability(id, true, true),
                new Block(id, ONE.register().account()),
                new Block(id, ONE.register().account()),
                new Create(id, null, List.of(BOB)));
        var answers = commands.stream()
                .map(command -> TWO.gateway().execute(ANN, command))
                .toList();
        assertThat(answers).hasOnlyElementsOfType(Accepted.class);
        assertThat(answers)
                .extracting(answer -> requireNonNull(((Accepted) answer).eventId()))
                .doesNotHaveDuplicates();

        // of one target
        assertThat(TWO.gateway().execute(ANN, new Mute(id, chat, true))).isEqualTo(REUSED);
        assertThat(TWO.gateway().execute(ANN, new MakeLink(id, club, null, null)))
                .isEqualTo(REUSED);
    }

    @Test
    void whatWasRefusedLeavesItsIdFree() {
        var id = UUID.randomUUID();
        var nothing = new ConversationId(UUID.randomUUID());
        var club = SameIdCommands.club();
        assertThat(ONE.gateway().execute(ANN, SameIdCommands.send(id, nothing, "Hello")))
                .isEqualTo(new Answer.Refused("no-such-conversation", null));
        assertThat(ONE.gateway().execute(ANN, new Invite(id, club, List.of(BOB))))
                .isEqualTo(new Answer.Refused("already-member", null));
        assertThat(ONE.gateway().execute(ANN, SameIdCommands.send(id, club, "Hello")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void whatIsStoredWithoutADigestIsToldByItsTypeAlone() {
        var id = UUID.randomUUID();
        var club = SameIdCommands.club();
        var stream = StreamId.participation(club, ANN.account());
        var event = EventId.of(ANN.account().toString(), stream, id, 0);
        var metadata = Map.of("actor", ANN.account(), "command", id, "correlation", "conversation.pin/" + id);
        ledger.append(List.of(new NewEvent(
                event,
                stream,
                0,
                "conversation.pinned",
                1,
                Json.STRICT.writeValueAsString(new Pinned(club, ANN.account(), true)),
                Json.STRICT.writeValueAsString(metadata))));
        for (var pinned : List.of(true, false)) {
            assertThat(ONE.gateway().execute(ANN, new Pin(id, club, pinned)))
                    .isEqualTo(new Accepted(event, club, null));
        }
        assertThat(ONE.gateway().execute(ANN, new Mute(id, club, true))).isEqualTo(REUSED);
    }
}
