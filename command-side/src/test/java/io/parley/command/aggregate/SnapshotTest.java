package io.parley.command.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.account.AccountCommand.ChangeDiscoverability;
import io.parley.api.account.AccountCommand.ChangeInvitations;
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
import io.parley.api.group.GroupCommand;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.Inviting;
import io.parley.api.group.NotAdded;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import io.parley.api.invitation.LinkToken;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.command.Node;
import io.parley.command.SecretProperties;
import io.parley.command.Servers;
import io.parley.command.StreamId;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.StoredEvent;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("integration")
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
            });
            run(node, bob, new MarkRead(UUID.randomUUID(), chat, 6));
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
                    .sql("SELECT DISTINCT split_part(stream_id, '-', 1) || ' ' || type FROM snapshot");
            // a handle has one event, which needs none
            await().untilAsserted(() -> assertThat(snapshots.query(String.class).list())
                    .containsExactlyInAnyOrder(
                            "account account",
                            "friendship friendship",
                            "direct direct",
                            "participation participation"));
        }
    }

    @Test
    void groupsComeOutOfTheirSnapshotsAsTheyWentIn() {
        var settings = new String[] {"--parley.aggregates.snapshot-every=1", "--parley.aggregates.cached=0"};
        try (var node = Node.start(Servers.database(), settings)) {
            var ann = node.register();
            var people = threeFriends(node, ann);
            var bob = people.getFirst();
            var cat = people.get(1);
            var eve = people.getLast();
            var create = new GroupCommand.Create(
                    UUID.randomUUID(),
                    "Club",
                    people.stream().map(Actor::account).toList());
            var club = ConversationId.group(ann.account(), create.clientId());
            run(node, ann, create);
            run(node, ann, new GroupCommand.ChangeRole(UUID.randomUUID(), club, bob.account(), Role.ADMIN));
            run(node, ann, new GroupCommand.MuteMember(UUID.randomUUID(), club, cat.account(), 10));
            run(node, ann, new GroupCommand.ChangeSettings(UUID.randomUUID(), club, Inviting.ADMINS, true, true));
            run(node, ann, new GroupCommand.Announce(UUID.randomUUID(), club, "Tonight"));
            var first = new Send(UUID.randomUUID(), club, new Content.PlainText("m1"));
            run(node, ann, first);
            run(node, eve, new GroupCommand.Leave(UUID.randomUUID(), club));
            run(node, ann, new GroupCommand.Silence(UUID.randomUUID(), club, true));
            run(node, bob, new GroupCommand.ReadAnnouncement(UUID.randomUUID(), club, 1));
            var ledger = node.bean(Ledger.class);
            var snapshot = JdbcClient.create(node.bean(DataSource.class))
                    .sql("SELECT stream_seq FROM snapshot WHERE stream_id = ?")
                    .param(StreamId.of(club));
            await().untilAsserted(() ->
                    assertThat(snapshot.query(Long.class).list()).containsExactly(ledger.head(StreamId.of(club))));

            assertThat(run(node, ann, first).messageNo()).isOne();
            refused(node, cat, new Send(UUID.randomUUID(), club, new Content.PlainText("m2")), "member-muted");
            run(node, ann, new GroupCommand.UnmuteMember(UUID.randomUUID(), club, cat.account()));
            refused(node, cat, new Send(UUID.randomUUID(), club, new Content.PlainText("m2")), "group-silenced");
            refused(node, eve, new Send(UUID.randomUUID(), club, new Content.PlainText("m2")), "no-longer-member");
            refused(node, eve, new MarkRead(UUID.randomUUID(), club, 2), "no-such-message");
            refused(node, cat, new GroupCommand.ReadAnnouncement(UUID.randomUUID(), club, 2), "no-such-message");
            refused(
                    node,
                    cat,
                    new GroupCommand.Invite(UUID.randomUUID(), club, List.of(eve.account())),
                    "role-too-low");
            run(node, bob, new GroupCommand.Rename(UUID.randomUUID(), club, "Team"));
            run(node, ann, new GroupCommand.Invite(UUID.randomUUID(), club, List.of(eve.account())));
            run(node, cat, new GroupCommand.Leave(UUID.randomUUID(), club));
            run(node, ann, new GroupCommand.Dissolve(UUID.randomUUID(), club));
            refused(node, ann, new GroupCommand.Rename(UUID.randomUUID(), club, "Gone"), "group-dissolved");
            assertThat(ledger.stream(StreamId.of(club), 10).map(StoredEvent::event))
                    .containsExactly(
                            new GroupEvent.Joined(club, ann.account(), List.of(eve.account()), 4, true, null, 1, 5, 0),
                            new GroupEvent.Left(club, cat.account(), 3, true, 1, 6),
                            new GroupEvent.Dissolved(club, ann.account(), 1, 7));
        }
    }

    @Test
    void thoseWhoAreToComeIntoAGroupComeOutOfItsSnapshotsToo() {
        var settings = new String[] {"--parley.aggregates.snapshot-every=1", "--parley.aggregates.cached=0"};
        try (var node = Node.start(Servers.database(), settings)) {
            var ann = node.register();
            var people = threeFriends(node, ann);
            var bob = people.getFirst();
            var cat = people.get(1);
            var eve = people.getLast();
            var zoe = node.register();
            run(node, cat, new ChangeInvitations(UUID.randomUUID(), true));
            run(node, cat, new ChangeDiscoverability(UUID.randomUUID(), true, true));
            var create = new GroupCommand.Create(
                    UUID.randomUUID(), "Club", List.of(bob.account(), cat.account(), eve.account()));
            var club = ConversationId.group(ann.account(), create.clientId());
            assertThat(run(node, ann, create).notAdded()).containsExactly(new NotAdded(cat.account(), "asked"));
            var make = new GroupCommand.MakeLink(UUID.randomUUID(), club, 1, 2);
            var link = LinkId.madeBy(bob.account(), make.clientId());
            var token = LinkToken.of(link, node.bean(SecretProperties.class).claimKey());
            run(node, bob, make);
            run(node, ann, new GroupCommand.Remove(UUID.randomUUID(), club, List.of(eve.account())));
            run(node, zoe, new GroupCommand.Join(UUID.randomUUID(), club, link, token));
            run(node, zoe, new GroupCommand.Leave(UUID.randomUUID(), club));
            run(node, ann, new GroupCommand.ChangeSettings(UUID.randomUUID(), club, Inviting.APPROVAL, false, false));
            run(node, zoe, new GroupCommand.Join(UUID.randomUUID(), club, link, token));
            var ledger = node.bean(Ledger.class);
            var snapshot = JdbcClient.create(node.bean(DataSource.class))
                    .sql("SELECT stream_seq FROM snapshot WHERE stream_id = ?")
                    .param(StreamId.of(club));
            await().untilAsserted(() ->
                    assertThat(snapshot.query(Long.class).list()).containsExactly(ledger.head(StreamId.of(club))));

            refused(node, node.register(), new GroupCommand.Join(UUID.randomUUID(), club, link, token), "no-such-link");
            run(node, zoe, new GroupCommand.Refuse(UUID.randomUUID(), club, zoe.account()));
            refused(node, eve, new GroupCommand.Join(UUID.randomUUID(), club, link, token), "removed-before");
            run(node, zoe, new GroupCommand.Join(UUID.randomUUID(), club, link, token));
            run(node, ann, new GroupCommand.Approve(UUID.randomUUID(), club, zoe.account()));
            run(node, cat, new GroupCommand.AcceptInvitation(UUID.randomUUID(), club));
            refused(node, bob, new GroupCommand.RevokeLink(UUID.randomUUID(), club, link), "no-such-link");
            assertThat(ledger.stream(StreamId.of(club), 8).map(StoredEvent::event))
                    .containsExactly(
                            new GroupEvent.JoinRefused(club, zoe.account(), zoe.account(), zoe.account(), 0),
                            new GroupEvent.JoinRequested(club, zoe.account(), zoe.account(), link, 1),
                            new GroupEvent.JoinApproved(club, ann.account(), zoe.account(), zoe.account(), 0),
                            new GroupEvent.Joined(club, zoe.account(), List.of(zoe.account()), 3, false, link, 0, 5, 0),
                            new GroupEvent.Joined(
                                    club, ann.account(), List.of(cat.account()), 4, false, null, 0, 6, 0));
        }
    }

    private static List<Actor> threeFriends(Node node, Actor ann) {
        var people = List.of(node.register(), node.register(), node.register());
        people.forEach(one -> {
            run(node, ann, new Request(UUID.randomUUID(), one.account(), null, null, null));
            run(node, one, new Accept(UUID.randomUUID(), ann.account(), null));
        });
        return people;
    }

    private static void refused(Node node, Actor actor, Command command, String code) {
        assertThat(node.gateway().execute(actor, command)).isEqualTo(new Answer.Refused(code, null));
    }

    private static Answer.Accepted run(Node node, Actor actor, Command command) {
        var answer = node.settled(actor, command);
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return (Answer.Accepted) answer;
    }
}
