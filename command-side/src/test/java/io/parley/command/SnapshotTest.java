package io.parley.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.account.AccountCommand.ChangeDiscoverability;
import io.parley.api.account.AccountCommand.ChangePrivacy;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand.MarkRead;
import io.parley.api.conversation.ConversationCommand.Pin;
import io.parley.api.conversation.ConversationCommand.Send;
import io.parley.api.conversation.ConversationEvent.Pinned;
import io.parley.api.conversation.ConversationEvent.Read;
import io.parley.api.friendship.FriendshipCommand.Accept;
import io.parley.api.friendship.FriendshipCommand.Block;
import io.parley.api.friendship.FriendshipCommand.Request;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.StoredEvent;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SnapshotTest {

    /// Each kind of aggregate is taken from a snapshot after every event here, and behaves as if from its events.
    @Test
    void aggregatesComeOutOfTheirSnapshotsAsTheyWentIn() {
        var database = Servers.database();
        var settings = new String[] {"--parley.aggregates.snapshot-every=1", "--parley.aggregates.cached=0"};
        try (var node = Node.start(database, settings)) {
            var ann = node.register();
            var bob = node.register();
            var chat = ConversationId.direct(ann.account(), bob.account());
            run(node, ann, new Request(UUID.randomUUID(), bob.account(), "Hi", "Pal", null));
            run(node, bob, new Accept(UUID.randomUUID(), ann.account(), null));
            IntStream.rangeClosed(2, 6).forEach(no -> {
                var send = new Send(UUID.randomUUID(), chat, new Content.PlainText("m" + no));
                assertThat(run(node, ann, send).messageNo()).isEqualTo(no);
                run(node, bob, new MarkRead(UUID.randomUUID(), chat, no));
            });
            run(node, ann, new ChangeDiscoverability(UUID.randomUUID(), true, true));
            run(node, ann, new ChangeDiscoverability(UUID.randomUUID(), false, false));
            run(node, ann, new ChangePrivacy(UUID.randomUUID(), false, true));
            run(node, bob, new Pin(UUID.randomUUID(), chat, true));
            run(node, bob, new MarkRead(UUID.randomUUID(), chat, 6));
            run(node, bob, new Block(UUID.randomUUID(), ann.account()));
            run(node, ann, new Request(UUID.randomUUID(), bob.account(), "Sorry", null, null));
            assertThat(node.bean(Ledger.class).stream(StreamId.of(chat), 0).map(StoredEvent::type))
                    .hasSize(8)
                    .endsWith("conversation.closed");
            assertThat(node.bean(Ledger.class).stream(StreamId.participation(chat, bob.account()), 0)
                            .map(StoredEvent::event))
                    .endsWith(
                            new Read(chat, bob.account(), 6, true),
                            new Pinned(chat, bob.account(), true),
                            new Read(chat, bob.account(), 6, false));
            var snapshots = JdbcClient.create(node.bean(DataSource.class))
                    .sql("SELECT DISTINCT split_part(stream_id, '-', 1) FROM snapshot");
            // a handle has one event, which needs none
            await().untilAsserted(() -> assertThat(snapshots.query(String.class).list())
                    .containsExactlyInAnyOrder("account", "friendship", "direct", "participation"));
        }
    }

    private static Answer.Accepted run(Node node, Actor actor, Command command) {
        var answer = node.gate().execute(actor, command);
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return (Answer.Accepted) answer;
    }
}
