package io.parley.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.account.AccountEvent;
import io.parley.api.account.Avatar;
import io.parley.api.account.PersonView;
import io.parley.api.account.SelfView;
import io.parley.api.conversation.ConversationView;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupView;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.api.invitation.InvitationView;
import io.parley.api.invitation.JoinRequestView;
import io.parley.api.invitation.JoinRequests;
import io.parley.api.invitation.LinkId;
import io.parley.api.wire.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Open invitations and requests to join.
@OnEachMongo
@Tag("integration")
class InvitationsTest {
    private final TestServer server;
    private final Log log;
    private final AccountId ann;
    private final AccountId bob;
    private final AccountId cyd;
    private final AccountId dan;
    private final GroupLog group;

    InvitationsTest(TestServer server) {
        this.server = server;
        log = new Log(server.database());
        ann = log.registered("ann");
        bob = log.registered("bob");
        cyd = log.registered("cyd");
        dan = log.registered("dan");
        group = new GroupLog(log, ann, bob);
    }

    @Test
    void oneSeesWhetherOneIsAskedFirst() {
        group.tell();
        assertThat(server.get(cyd, "/api/me").as(SelfView.class).askBeforeGroups())
                .isFalse();
        log.add("account-" + cyd, new AccountEvent.InvitationsChanged(cyd, true));
        group.tell();
        assertThat(server.get(cyd, "/api/me").as(SelfView.class).askBeforeGroups())
                .isTrue();
    }

    @Test
    void invitationsComeWithWhatTheGroupIsNow() {
        group.invited(ann, cyd);
        var other = new GroupLog(log, bob, ann).invited(bob, cyd);
        group.invited(bob, cyd);
        var asked = log.position();
        group.joined(ann, false, dan)
                .add((no, line) ->
                        new GroupEvent.Renamed(group.id, ann, no, line, ann, new GroupEvent.Personal("friends")))
                .add((no, line) -> new GroupEvent.AvatarChanged(group.id, ann, Avatar.PANDA, no, line))
                .tell();
        var expected = List.of(
                new InvitationView(group.id, bob, Log.time(asked), "friends", Avatar.PANDA, 3, log.seq(cyd)),
                new InvitationView(other.id, bob, Log.time(asked - 1), "the group", null, 2, log.seq(cyd)));
        assertThat(invitations(cyd)).isEqualTo(expected);
        assertThat(invitations(dan)).isEmpty();
        assertThat(invitations(bob)).isEmpty();
        var snapshot = server.get(cyd, "/api/snapshot").as(Snapshot.class);
        assertThat(snapshot.invitations()).isEqualTo(expected);
        assertThat(snapshot.people()).extracting(PersonView::accountId).containsExactly(bob);
        assertThat(snapshot.conversations()).isEmpty();
        assertThat(server.get(cyd, path("")).problem()).isEqualTo("404 no-such-conversation");
    }

    @Test
    void anInvitationIsThereUntilItIsAnswered() {
        group.invited(ann, cyd).declined(cyd).tell();
        assertThat(invitations(cyd)).isEmpty();
        group.invited(ann, cyd).tell();
        assertThat(invitations(cyd)).hasSize(1);
        group.joined(ann, false, cyd).tell();
        assertThat(invitations(cyd)).isEmpty();
        group.left(cyd).tell();
        assertThat(invitations(cyd)).isEmpty();
    }

    @Test
    void intoAGroupThatWasDissolvedNobodyIsAsked() {
        group.invited(ann, cyd).dissolved().tell();
        assertThat(invitations(cyd)).isEmpty();
        assertThat(server.get(cyd, "/api/snapshot").as(Snapshot.class).invitations())
                .isEmpty();
    }

    @Test
    void anInvitationEndsWithTheRightToInvite() {
        group.invited(bob, cyd).tell();
        assertThat(invitations(cyd)).hasSize(1);
        group.inviting(Inviting.ADMINS).tell();
        assertThat(invitations(cyd)).isEmpty();
        group.inviting(Inviting.APPROVAL).tell();
        assertThat(invitations(cyd)).hasSize(1);
        group.left(bob).tell();
        assertThat(invitations(cyd)).isEmpty();
        assertThat(server.get(cyd, "/api/snapshot").as(Snapshot.class).invitations())
                .isEmpty();
        group.joined(ann, false, bob).tell();
        assertThat(invitations(cyd)).hasSize(1);
        group.removed(ann, bob).tell();
        assertThat(invitations(cyd)).isEmpty();
        group.invited(ann, cyd).tell();
        assertThat(invitations(cyd)).hasSize(1);
    }

    @Test
    void whatIsKnownFromTheInboxIsWaitedFor() {
        group.tell();
        group.invited(ann, cyd);
        log.tellInbox();
        assertThat(server.get(cyd, "/api/groups/invitations").problem()).isEqualTo("503 not-ready");
        assertThat(server.get(ann, path("/requests")).problem()).isEqualTo("503 not-ready");
        assertThat(server.get(ann, path("/links")).problem()).isEqualTo("503 not-ready");
    }

    @Test
    void theOwnerAndTheAdminsSeeWhoIsToJoin() {
        group.tell();
        var one = log.position() + 1;
        group.requested(bob, cyd, null).requested(dan, dan, LinkId.madeBy(ann, UUID.randomUUID()));
        // repeated: the first request stays
        group.requested(bob, cyd, null).tell();
        var both =
                List.of(new JoinRequestView(cyd, bob, Log.time(one)), new JoinRequestView(dan, dan, Log.time(one + 1)));
        assertThat(requests(ann).requests()).isEqualTo(both);
        assertThat(requests(ann).people()).extracting(PersonView::accountId).containsExactlyInAnyOrder(bob, cyd, dan);
        assertThat(group(ann).requests()).isEqualTo(2);
        assertThat(conversation(ann).seq()).isEqualTo(log.seq(ann));
        // neither a plain member nor the person who waits
        assertThat(server.get(bob, path("/requests")).problem()).isEqualTo("403 role-too-low");
        assertThat(group(bob).requests()).isZero();
        assertThat(conversation(bob).seq()).isEqualTo(log.seq(bob));
        assertThat(server.get(dan, path("/requests")).text())
                .isEqualTo(server.get(dan, "/api/conversations/" + UUID.randomUUID() + "/requests")
                        .text());
        group.add((no, line) -> new GroupEvent.RoleChanged(group.id, ann, bob, Role.ADMIN, no, line, 0))
                .tell();
        assertThat(requests(bob).requests()).isEqualTo(both);
        assertThat(group(bob).requests()).isEqualTo(2);
        assertThat(conversation(bob).seq()).isEqualTo(log.seq(bob));
    }

    @Test
    void whoIsAnsweredWaitsNoMore() {
        group.requested(bob, cyd, null).requested(bob, dan, null).refused(ann, cyd, bob);
        group.tell();
        assertThat(requests(ann).requests())
                .extracting(JoinRequestView::account)
                .containsExactly(dan);
        assertThat(group(ann).requests()).isOne();
        group.joined(bob, false, dan).tell();
        assertThat(requests(ann).requests()).isEmpty();
        group.requested(bob, cyd, null).approved(ann, cyd, bob).tell();
        assertThat(requests(ann).requests()).isEmpty();
        assertThat(group(ann).requests()).isZero();
        group.requested(bob, cyd, null).tell();
        assertThat(requests(ann).requests())
                .extracting(JoinRequestView::account)
                .containsExactly(cyd);
        group.invited(bob, cyd).tell();
        assertThat(requests(ann).requests()).isEmpty();
        assertThat(group(ann).requests()).isZero();
    }

    @Test
    void inAGroupThatWasDissolvedNobodyWaits() {
        group.requested(bob, cyd, null).dissolved().tell();
        assertThat(requests(ann).requests()).isEmpty();
        assertThat(group(ann).requests()).isZero();
    }

    @Test
    void requestsAreCountedAsOfThePositionThatIsClaimed() {
        group.requested(bob, cyd, null);
        var one = log.position();
        group.requested(bob, dan, null).refused(ann, cyd, bob).requested(bob, cyd, null);
        group.refused(ann, dan, bob).refused(ann, cyd, bob).tell();
        var counts = List.of(1, 2, 1, 2, 1, 0);
        for (var i = 0; i < counts.size(); i++) {
            // the documents hold everything; the other of the conversation's two views is behind
            server.seed().token("timeline", one + i, true);
            var listed = server.get(ann, "/api/conversations").as(ConversationView[].class)[0];
            assertThat(listed.seq()).isEqualTo(log.seq(ann, one + i));
            assertThat(Objects.requireNonNull(listed.group()).requests())
                    .as("at %d", one + i)
                    .isEqualTo(counts.get(i));
        }
    }

    @Test
    void whoIsInNoMoreIsToldOfNoRequests() {
        group.add((no, line) -> new GroupEvent.RoleChanged(group.id, ann, bob, Role.ADMIN, no, line, 0))
                .requested(ann, cyd, null)
                .left(bob)
                .tell();
        assertThat(group(bob).requests()).isZero();
        assertThat(server.get(bob, path("/requests")).problem()).isEqualTo("404 no-such-conversation");
    }

    private String path(String more) {
        return "/api/conversations/" + group.id + more;
    }

    private List<InvitationView> invitations(AccountId asker) {
        return List.of(server.get(asker, "/api/groups/invitations").as(InvitationView[].class));
    }

    private JoinRequests requests(AccountId asker) {
        return server.get(asker, path("/requests")).as(JoinRequests.class);
    }

    private ConversationView conversation(AccountId member) {
        return server.get(member, path("")).as(ConversationView.class);
    }

    private GroupView group(AccountId member) {
        return Objects.requireNonNull(conversation(member).group());
    }
}
