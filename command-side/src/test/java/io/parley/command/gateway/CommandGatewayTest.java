package io.parley.command.gateway;

import static io.parley.command.Nodes.ONE;
import static io.parley.command.Nodes.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.Json;
import io.parley.api.account.AccountCommand.ChangeDiscoverability;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand.MarkRead;
import io.parley.api.conversation.ConversationCommand.Send;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.friendship.FriendshipCommand.Accept;
import io.parley.api.friendship.FriendshipCommand.Block;
import io.parley.api.friendship.FriendshipCommand.Decline;
import io.parley.api.friendship.FriendshipCommand.End;
import io.parley.api.friendship.FriendshipCommand.Request;
import io.parley.api.friendship.FriendshipCommand.Unblock;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.Node;
import io.parley.command.StreamId;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.NewEvent;
import io.parley.command.ledger.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("integration")
class CommandGatewayTest {
    private final Ledger ledger = ONE.bean(Ledger.class);
    private Actor ann;
    private Actor bob;
    private ConversationId chat;

    @BeforeEach
    void friends() {
        ann = ONE.register();
        bob = ONE.register();
        chat = ConversationId.direct(ann.account(), bob.account());
        befriend();
    }

    private void befriend() {
        accepted(ONE, ann, new Request(id(), bob.account(), null, null, null));
        accepted(ONE, bob, new Accept(id(), ann.account(), null));
    }

    @Test
    void aCommandSentAtOnceOnTwoNodesIsCarriedOutOnce() {
        var send = send("Hello");
        var answers = atOnce(8, i -> (i % 2 == 0 ? ONE : TWO).gateway().execute(ann, send));

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).isInstanceOfSatisfying(Accepted.class, answer -> {
            assertThat(answer.conversationId()).isEqualTo(chat);
            assertThat(answer.messageNo()).isEqualTo(1);
        });
        assertThat(messages()).hasSize(1);
    }

    @Test
    void aCommandSentAgainAfterFiveThousandOthersIsAnsweredAlike() {
        var send = send("Hello");
        var first = accepted(ONE, ann, send);
        appendMessages(5_000);

        assertThat(ONE.gateway().execute(ann, send)).isEqualTo(first);
        assertThat(TWO.gateway().execute(ann, send)).isEqualTo(first);
        assertThat(messages()).hasSize(5_001);
    }

    @Test
    void whatWasDoneIsAnsweredAlikeThoughItWasUndoneSince() {
        var request = new Request(id(), bob.account(), null, null, null);
        var accept = new Accept(id(), ann.account(), "Pal");
        var send = send("Hello");
        accepted(ONE, ann, new End(id(), bob.account()));
        var requested = accepted(ONE, ann, request);
        var accepted = accepted(ONE, bob, accept);
        var sent = accepted(ONE, ann, send);
        var ended = accepted(ONE, ann, new End(id(), bob.account()));

        for (var node : List.of(ONE, TWO)) {
            assertThat(node.gateway().execute(ann, request)).isEqualTo(requested);
            assertThat(node.gateway().execute(bob, accept)).isEqualTo(accepted);
            assertThat(node.gateway().execute(ann, send)).isEqualTo(sent);
        }
        assertThat(ended.eventId()).isNotNull();
        assertThat(ONE.gateway().execute(ann, send("Again")))
                .isEqualTo(new Answer.Refused("conversation-closed", null));
    }

    @Test
    void theIdsOfACommandTellItFromOthers() {
        var used = id();
        accepted(ONE, ann, new Send(used, chat, new Content.PlainText("Hello")));

        // another person's, and another stream's, are other commands
        assertThat(accepted(ONE, bob, new Send(used, chat, new Content.PlainText("Hi")))
                        .messageNo())
                .isEqualTo(2);
        assertThat(accepted(ONE, ann, new ChangeDiscoverability(used, true, true))
                        .eventId())
                .isNotNull();

        var ending = new End(id(), bob.account());
        accepted(ONE, ann, ending);
        assertThat(TWO.gateway().execute(ann, new Block(ending.clientId(), bob.account())))
                .isEqualTo(new Answer.Refused("client-id-reused", null));
    }

    @Test
    void aLateCopyDoesNotUndoWhatCameAfterIt() {
        var open = new ChangeDiscoverability(id(), true, false);
        accepted(ONE, ann, open);
        accepted(ONE, ann, new ChangeDiscoverability(id(), false, false));
        var head = ledger.head(StreamId.of(ann.account()));
        accepted(TWO, ann, open);
        assertThat(ledger.head(StreamId.of(ann.account()))).isEqualTo(head);
    }

    @Test
    void aNodeWithAnOldStateDoesNotDecideByIt() {
        accepted(TWO, ann, send("TWO has the open chat in its cache"));
        accepted(ONE, bob, new End(id(), ann.account()));
        assertThat(TWO.gateway().execute(ann, send("too late")))
                .isEqualTo(new Answer.Refused("conversation-closed", null));

        // now TWO remembers it closed, and its refusal must not last
        befriend();
        assertThat(accepted(TWO, ann, send("friends again")).messageNo()).isEqualTo(2);
    }

    @Test
    void aReadMarkIsNotDecidedOnAnOldConversation() {
        accepted(TWO, ann, send("one"));
        accepted(ONE, ann, send("two"));
        assertThat(accepted(TWO, bob, new MarkRead(id(), chat, 2)).eventId()).isNotNull();
        assertThat(TWO.gateway().execute(bob, new MarkRead(id(), chat, 3)))
                .isEqualTo(new Answer.Refused("no-such-message", null));
    }

    @Test
    void twoNodesNumberTheMessagesOfOneChatWithoutHoles() {
        var answers = atOnce(40, i -> {
            var send = send("m" + i);
            while (true) {
                var answer = (i % 2 == 0 ? ONE : TWO).gateway().execute(i % 3 == 0 ? ann : bob, send);
                if (!(answer instanceof Answer.Busy)) {
                    return answer;
                }
            }
        });
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Accepted.class));
        assertThat(messages())
                .extracting(MessageSent::messageNo)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void aLongChatIsLoadedFromItsSnapshot() {
        appendMessages(3_000);
        assertThat(accepted(TWO, ann, send("first load")).messageNo()).isEqualTo(3_001);
        var jdbc = JdbcClient.create(ONE.bean(DataSource.class));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(jdbc.sql("SELECT stream_seq FROM snapshot WHERE stream_id = ?")
                                .param(StreamId.of(chat))
                                .query(Long.class)
                                .optional())
                        .hasValueSatisfying(seq -> assertThat(seq).isGreaterThanOrEqualTo(3_000)));
        // ONE has the chat as it was before: it decides anew, on the snapshot
        assertThat(accepted(ONE, bob, send("from the snapshot")).messageNo()).isEqualTo(3_002);
    }

    @Test
    void strangersGetTheSameAnswerAsForNothing() {
        var eve = ONE.register();
        var nothing = new ConversationId(UUID.randomUUID());
        var absent = new Answer.Refused("no-such-conversation", null);
        assertThat(ONE.gateway().execute(eve, send("Hi"))).isEqualTo(absent);
        assertThat(ONE.gateway().execute(eve, new MarkRead(id(), chat, 1))).isEqualTo(absent);
        assertThat(ONE.gateway().execute(eve, new Send(id(), nothing, new Content.PlainText("Hi"))))
                .isEqualTo(absent);

        var nobody = new AccountId(UUID.randomUUID());
        var noPerson = new Answer.Refused("no-such-person", null);
        assertThat(ONE.gateway().execute(eve, new Request(id(), nobody, null, null, null)))
                .isEqualTo(noPerson);
        assertThat(ONE.gateway().execute(eve, new Block(id(), nobody))).isEqualTo(noPerson);
        assertThat(ONE.gateway().execute(eve, new Decline(id(), nobody)))
                .isEqualTo(new Answer.Refused("no-request", null));
        assertThat(ONE.gateway().execute(eve, new Request(id(), eve.account(), null, null, null)))
                .isEqualTo(new Answer.Refused("oneself", null));
    }

    @Test
    void blockingEndsTheChatAndCrossingRequestsReopenIt() {
        accepted(ONE, ann, new Block(id(), bob.account()));
        assertThat(ONE.gateway().execute(bob, send("Hello?")))
                .isEqualTo(new Answer.Refused("conversation-closed", null));
        accepted(ONE, bob, new Request(id(), ann.account(), "Sorry", null, null));
        accepted(ONE, ann, new Unblock(id(), bob.account()));
        var crossing = accepted(TWO, ann, new Request(id(), bob.account(), "Me too", null, null));

        assertThat(crossing.conversationId()).isEqualTo(chat);
        assertThat(types(StreamId.of(chat)))
                .containsExactly(
                        "conversation.opened",
                        "conversation.closed",
                        "conversation.reopened",
                        "message.sent",
                        "message.sent");
        assertThat(messages()).extracting(MessageSent::sender).containsExactly(bob.account(), ann.account());
    }

    /// As another node would, which has never had to do with this chat before.
    private void appendMessages(int count) {
        var stream = StreamId.of(chat);
        var seq = ledger.head(stream) + 1;
        var no = messages().size() + 1;
        for (var from = 0; from < count; from += 1_000) {
            var first = from;
            ledger.append(IntStream.range(first, Math.min(count, first + 1_000))
                    .mapToObj(i -> new NewEvent(
                            new EventId(UUID.randomUUID()),
                            stream,
                            seq + i,
                            "message.sent",
                            1,
                            Json.STRICT.writeValueAsString(
                                    new MessageSent(chat, no + i, id(), ann.account(), ann.account(), null)),
                            "{}"))
                    .toList());
        }
    }

    private Stream<StoredEvent> stream() {
        return ledger.stream(StreamId.of(chat), 0);
    }

    private List<String> types(String stream) {
        return ledger.stream(stream, 0).map(StoredEvent::type).toList();
    }

    private List<MessageSent> messages() {
        return stream()
                .filter(stored -> stored.type().equals("message.sent"))
                .map(stored -> (MessageSent) stored.event())
                .toList();
    }

    private Send send(String text) {
        return new Send(id(), chat, new Content.PlainText(text));
    }

    private static UUID id() {
        return UUID.randomUUID();
    }

    private static Accepted accepted(Node node, Actor actor, Command command) {
        var answer = node.gateway().execute(actor, command);
        assertThat(answer).isInstanceOf(Accepted.class);
        return (Accepted) answer;
    }

    static <T> List<T> atOnce(int count, Function<Integer, T> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, count).mapToObj(i -> threads.submit(() -> task.apply(i))).toList().stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (ExecutionException | InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }
}
