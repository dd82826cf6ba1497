package io.parley.command.gateway;

import static io.parley.command.Nodes.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.Json;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand.Send;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.friendship.FriendshipCommand.Accept;
import io.parley.api.friendship.FriendshipCommand.Block;
import io.parley.api.friendship.FriendshipCommand.End;
import io.parley.api.friendship.FriendshipCommand.Request;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.Node;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.StoredEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What each command appends, over all its streams, in one piece.
@Tag("integration")
class UnitOfWorkTest {
    private final Ledger ledger = ONE.bean(Ledger.class);
    private final Actor ann = ONE.register();
    private final Actor bob = ONE.register();
    private final ConversationId chat = ConversationId.direct(ann.account(), bob.account());

    @Test
    void aRegistrationIsTheAccountAndAllItsClaims() {
        var clientId = UUID.randomUUID();
        var form = Node.form(clientId, Node.handle())
                .replace("\"password\"", "\"phone\":\"+49" + digits(clientId) + "\",\"password\"");
        assertThat(ONE.post("/api/accounts", form).statusCode()).isEqualTo(201);
        var account = io.parley.api.AccountId.registeredBy(clientId);
        assertThat(types(unit(EventId.of(account.toString(), "account.register", clientId, 0))))
                .containsExactly("account.registered", "handle.claimed", "handle.claimed", "handle.claimed");
    }

    @Test
    void acceptingOpensTheChatWithTheRequestsMessage() {
        run(ann, new Request(UUID.randomUUID(), bob.account(), "Hi", null, null));
        var unit = run(bob, new Accept(UUID.randomUUID(), ann.account(), "Pal"));
        assertThat(types(unit))
                .containsExactly(
                        "friendship.accepted", "friendship.remark-changed", "conversation.opened", "message.sent");
        var message = (MessageSent) unit.getLast().event();
        assertThat(message.sender()).isEqualTo(ann.account());
        assertThat(message.messageNo()).isEqualTo(1);
    }

    @Test
    void crossingRequestsOpenTheChatWithBothMessages() {
        run(ann, new Request(UUID.randomUUID(), bob.account(), "Hi", null, null));
        var unit = run(bob, new Request(UUID.randomUUID(), ann.account(), "Hello", "Pal", null));
        assertThat(types(unit))
                .containsExactly(
                        "friendship.accepted",
                        "friendship.remark-changed",
                        "conversation.opened",
                        "message.sent",
                        "message.sent");
        assertThat(unit.stream().map(StoredEvent::eventId)).doesNotHaveDuplicates();
    }

    @Test
    void endingAndBlockingCloseTheChat() {
        befriend();
        assertThat(types(run(ann, new End(UUID.randomUUID(), bob.account()))))
                .containsExactly("friendship.ended", "conversation.closed");
        befriend();
        assertThat(types(run(ann, new Block(UUID.randomUUID(), bob.account()))))
                .containsExactly("friendship.ended", "conversation.closed", "friendship.blocked");
        assertThat(types(run(bob, new Block(UUID.randomUUID(), ann.account())))).containsExactly("friendship.blocked");
    }

    @Test
    void eventsTellWhoSentWhichCommandFromWhere() {
        befriend();
        var send = new Send(UUID.randomUUID(), chat, new Content.PlainText("Hello"));
        var metadata = Json.PERMISSIVE.readTree(run(ann, send).getFirst().metadata());
        assertThat(metadata.get("actor").asString()).isEqualTo(ann.account().toString());
        assertThat(metadata.get("session").asString()).isEqualTo(ann.session().toString());
        assertThat(metadata.get("command").asString()).isEqualTo(send.clientId().toString());
        assertThat(metadata.get("correlation").asString()).isEqualTo("message.send/" + send.clientId());
    }

    private void befriend() {
        run(ann, new Request(UUID.randomUUID(), bob.account(), null, null, null));
        run(bob, new Accept(UUID.randomUUID(), ann.account(), null));
    }

    private List<StoredEvent> run(Actor actor, Command command) {
        var answer = ONE.gateway().execute(actor, command);
        assertThat(answer).isInstanceOf(Accepted.class);
        return unit(java.util.Objects.requireNonNull(((Accepted) answer).eventId()));
    }

    /// The events of one command, which lie together.
    private List<StoredEvent> unit(EventId first) {
        var start = ledger.find(first).orElseThrow();
        return ledger.after(start.position() - 1, 10).stream()
                .takeWhile(stored -> stored.metadata().equals(start.metadata()))
                .toList();
    }

    private static List<String> types(List<StoredEvent> unit) {
        return unit.stream().map(StoredEvent::type).toList();
    }

    private static long digits(UUID seed) {
        return 1_000_000_000L + Math.floorMod(seed.getMostSignificantBits(), 1_000_000_000L);
    }
}
