package io.parley.command.group;

import static io.parley.command.Nodes.ONE;
import static io.parley.command.Nodes.TWO;
import static io.parley.command.group.Commands.accepted;
import static io.parley.command.group.Commands.atOnce;
import static io.parley.command.group.Commands.befriend;
import static io.parley.command.group.Commands.events;
import static io.parley.command.group.Commands.id;
import static io.parley.command.group.Commands.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.Secret;
import io.parley.api.account.AccountCommand.ChangeInvitations;
import io.parley.api.group.GroupCommand.AcceptInvitation;
import io.parley.api.group.GroupCommand.Approve;
import io.parley.api.group.GroupCommand.ChangeSettings;
import io.parley.api.group.GroupCommand.Create;
import io.parley.api.group.GroupCommand.DeclineInvitation;
import io.parley.api.group.GroupCommand.Dissolve;
import io.parley.api.group.GroupCommand.Invite;
import io.parley.api.group.GroupCommand.Join;
import io.parley.api.group.GroupCommand.Leave;
import io.parley.api.group.GroupCommand.MakeLink;
import io.parley.api.group.GroupCommand.Refuse;
import io.parley.api.group.GroupCommand.Remove;
import io.parley.api.group.GroupCommand.RevokeLink;
import io.parley.api.group.GroupEvent.Created;
import io.parley.api.group.GroupEvent.InvitationDeclined;
import io.parley.api.group.GroupEvent.Invited;
import io.parley.api.group.GroupEvent.JoinApproved;
import io.parley.api.group.GroupEvent.JoinRefused;
import io.parley.api.group.GroupEvent.JoinRequested;
import io.parley.api.group.GroupEvent.Joined;
import io.parley.api.group.GroupEvent.LinkMade;
import io.parley.api.group.GroupEvent.LinkRevoked;
import io.parley.api.group.GroupEvent.Personal;
import io.parley.api.group.Inviting;
import io.parley.api.group.NotAdded;
import io.parley.api.invitation.LinkId;
import io.parley.api.invitation.LinkToken;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.SecretProperties;
import io.parley.command.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How people come into groups, through the ledger and on two nodes.
@Tag("integration")
class AdmissionTest {
    /// Ann and Bob are friends of each other and of Cat and Dan; Dan wants to be asked first; Zoe and Eve are
    /// strangers.
    private static final Actor ANN = ONE.register();

    private static final Actor BOB = ONE.register();
    private static final Actor CAT = ONE.register();
    private static final Actor DAN = ONE.register();
    private static final Actor ZOE = ONE.register();
    private static final Actor EVE = ONE.register();

    private static final Answer NO_LINK = refused("no-such-link");

    private ConversationId club;

    @BeforeAll
    static void friends() {
        befriend(ANN, BOB);
        for (var friend : List.of(CAT, DAN)) {
            befriend(ANN, friend);
            befriend(BOB, friend);
        }
        accepted(ONE, DAN, new ChangeInvitations(id(), true));
    }

    /// Ann's, with Bob in it.
    @BeforeEach
    void club() {
        var create = new Create(id(), "Club", List.of(BOB.account()));
        club = requireNonNull(accepted(ONE, ANN, create).conversationId());
    }

    @Test
    void whoWantsToBeAskedIsAskedAndTheAnswerTells() {
        var invite = new Invite(id(), club, List.of(DAN.account(), CAT.account(), ZOE.account()));
        var answer = accepted(ONE, ANN, invite);
        assertThat(answer.notAdded())
                .containsExactly(new NotAdded(DAN.account(), "asked"), new NotAdded(ZOE.account(), "not-friends"));
        assertThat(since(1))
                .containsExactly(joined(ANN, CAT, 3, null), new Invited(club, ANN.account(), DAN.account()));
        // only who was added is remembered
        assertThat(TWO.gateway().execute(ANN, invite))
                .isEqualTo(new Accepted(
                        answer.eventId(),
                        club,
                        null,
                        List.of(new NotAdded(DAN.account(), null), new NotAdded(ZOE.account(), null))));
    }

    @Test
    void anInvitationOfWhomAllWereAskedIsAnsweredAlikeAgain() {
        var invite = new Invite(id(), club, List.of(DAN.account()));
        var answer = accepted(ONE, ANN, invite);
        accepted(TWO, DAN, new DeclineInvitation(id(), club));
        assertThat(TWO.gateway().execute(ANN, invite))
                .isEqualTo(new Accepted(answer.eventId(), club, null, List.of(new NotAdded(DAN.account(), null))));
        assertThat(since(1))
                .containsExactly(
                        new Invited(club, ANN.account(), DAN.account()), new InvitationDeclined(club, DAN.account()));
    }

    @Test
    void aGroupBeginsWithItsOwnerAloneWhereAllAreAsked() {
        var create = new Create(id(), null, List.of(DAN.account()));
        var answer = accepted(ONE, ANN, create);
        assertThat(answer.notAdded()).containsExactly(new NotAdded(DAN.account(), "asked"));
        var made = ConversationId.group(ANN.account(), create.clientId());
        assertThat(events(StreamId.of(made)))
                .containsExactly(
                        new Created(
                                made, ANN.account(), List.of(ANN.account()), 0, 1, ANN.account(), new Personal(null)),
                        new Invited(made, ANN.account(), DAN.account()));
        assertThat(TWO.gateway().execute(ANN, create))
                .isEqualTo(new Accepted(answer.eventId(), made, null, List.of(new NotAdded(DAN.account(), null))));
    }

    @Test
    void whatOneWantsIsReadAtItsEnd() {
        var moody = ONE.register();
        befriend(ANN, moody);
        accepted(TWO, ANN, new Invite(id(), club, List.of(moody.account()))); // now TWO has the account in its cache
        accepted(ONE, ANN, new Remove(id(), club, List.of(moody.account())));
        accepted(ONE, moody, new ChangeInvitations(id(), true));
        assertThat(accepted(TWO, ANN, new Invite(id(), club, List.of(moody.account())))
                        .notAdded())
                .containsExactly(new NotAdded(moody.account(), "asked"));
    }

    @RepeatedTest(5)
    void ofTwoWhoAcceptAtOnceOneJoins() {
        accepted(ONE, ANN, new Invite(id(), club, List.of(DAN.account())));
        assertThat(atOnce(
                        () -> ONE.gateway().execute(DAN, new AcceptInvitation(id(), club)),
                        () -> TWO.gateway().execute(DAN, new AcceptInvitation(id(), club))))
                .hasAtLeastOneElementOfType(Accepted.class)
                .contains(refused("no-invitation"));
        assertThat(since(2)).containsExactly(joined(ANN, DAN, 3, null));
    }

    @RepeatedTest(5)
    void anInvitationIsAcceptedOrDeclined() {
        accepted(ONE, ANN, new Invite(id(), club, List.of(DAN.account())));
        assertThat(atOnce(
                        () -> ONE.gateway().execute(DAN, new AcceptInvitation(id(), club)),
                        () -> TWO.gateway().execute(DAN, new DeclineInvitation(id(), club))))
                .hasAtLeastOneElementOfType(Accepted.class)
                .contains(refused("no-invitation"));
        assertThat(since(2)).hasSize(1);
    }

    @Test
    void whereAnAdminLetsPeopleInTheAnswerTells() {
        approval();
        var invite = new Invite(id(), club, List.of(DAN.account(), CAT.account(), ZOE.account()));
        var answer = accepted(ONE, BOB, invite);
        assertThat(answer.notAdded())
                .containsExactly(
                        new NotAdded(DAN.account(), "awaits-approval"),
                        new NotAdded(CAT.account(), "awaits-approval"),
                        new NotAdded(ZOE.account(), "not-friends"));
        accepted(TWO, ANN, new Approve(id(), club, CAT.account()));
        accepted(TWO, ANN, new Approve(id(), club, DAN.account()));
        accepted(ONE, DAN, new AcceptInvitation(id(), club));
        assertThat(since(2))
                .containsExactly(
                        new JoinRequested(club, DAN.account(), BOB.account(), null, 1),
                        new JoinRequested(club, CAT.account(), BOB.account(), null, 2),
                        new JoinApproved(club, ANN.account(), CAT.account(), BOB.account(), 1),
                        new Joined(club, BOB.account(), List.of(CAT.account()), 3, false, null, 0, 2, 1),
                        new JoinApproved(club, ANN.account(), DAN.account(), BOB.account(), 0),
                        new Invited(club, BOB.account(), DAN.account()),
                        joined(BOB, DAN, 4, null));
        // only who was added at once is remembered
        assertThat(TWO.gateway().execute(BOB, invite))
                .isEqualTo(new Accepted(
                        answer.eventId(),
                        club,
                        null,
                        invite.members().stream()
                                .map(account -> new NotAdded(account, null))
                                .toList()));
    }

    @RepeatedTest(5)
    void ofTwoWhoLetInAtOnceOneDoes() {
        approval();
        accepted(ONE, BOB, new Invite(id(), club, List.of(CAT.account())));
        assertThat(atOnce(
                        () -> ONE.gateway().execute(ANN, new Approve(id(), club, CAT.account())),
                        () -> TWO.gateway().execute(ANN, new Approve(id(), club, CAT.account()))))
                .hasAtLeastOneElementOfType(Accepted.class)
                .contains(refused("no-join-request"));
        assertThat(since(3))
                .containsExactly(
                        new JoinApproved(club, ANN.account(), CAT.account(), BOB.account(), 0),
                        joined(BOB, CAT, 3, null));
    }

    @RepeatedTest(5)
    void oneIsLetInOrTheRequestIsTakenBack() {
        approval();
        accepted(ONE, BOB, new Invite(id(), club, List.of(CAT.account())));
        assertThat(atOnce(
                        () -> ONE.gateway().execute(ANN, new Approve(id(), club, CAT.account())),
                        () -> TWO.gateway().execute(BOB, new Refuse(id(), club, CAT.account()))))
                .hasAtLeastOneElementOfType(Accepted.class)
                // to Ann, or to Bob, who is told nothing of what became of it
                .containsAnyOf(refused("no-join-request"), refused("role-too-low"));
        assertThat(since(3))
                .filteredOn(e -> e instanceof JoinApproved || e instanceof JoinRefused)
                .hasSize(1);
    }

    @Test
    void aLinkHoldsSoManyHoursFromNow() {
        var before = Instant.now();
        var make = new MakeLink(id(), club, 24, 3);
        var answer = accepted(ONE, BOB, make);
        assertThat(since(1)).singleElement().isInstanceOfSatisfying(LinkMade.class, e -> {
            assertThat(e.linkId()).isEqualTo(LinkId.madeBy(BOB.account(), make.clientId()));
            assertThat(e.uses()).isEqualTo(3);
            assertThat(e.until())
                    .isBetween(before.plus(Duration.ofHours(24)), Instant.now().plus(Duration.ofHours(24)));
        });
        accepted(ONE, ANN, new RevokeLink(id(), club, LinkId.madeBy(BOB.account(), make.clientId())));
        assertThat(TWO.gateway().execute(BOB, make)).isEqualTo(answer);
        assertThat(since(2)).hasSize(1);
    }

    @Test
    void whoHasTheLinkJoinsThoughHeWantsToBeAsked() {
        var link = link(null);
        var join = join(link);
        var answer = accepted(TWO, DAN, join);
        assertThat(since(2)).containsExactly(joined(DAN, DAN, 3, link));
        accepted(ONE, DAN, new Leave(id(), club));
        assertThat(ONE.gateway().execute(DAN, join)).isEqualTo(answer);
        accepted(ONE, DAN, join(link));
        accepted(ONE, ANN, new Remove(id(), club, List.of(DAN.account())));
        assertThat(TWO.gateway().execute(DAN, join(link))).isEqualTo(refused("removed-before"));
    }

    @RepeatedTest(5)
    void theLastUseOfALinkIsOnes() {
        var link = link(1);
        assertThat(atOnce(
                        () -> ONE.gateway().execute(ZOE, join(link)),
                        () -> TWO.gateway().execute(EVE, join(link))))
                .hasAtLeastOneElementOfType(Accepted.class)
                .contains(NO_LINK);
        assertThat(since(2)).singleElement().isInstanceOf(Joined.class);
    }

    @RepeatedTest(5)
    void theLastUseOfALinkIsOnesAlsoWhereHeWaits() {
        approval();
        var link = link(1);
        assertThat(atOnce(
                        () -> ONE.gateway().execute(ZOE, join(link)),
                        () -> TWO.gateway().execute(EVE, join(link))))
                .hasAtLeastOneElementOfType(Accepted.class)
                .contains(NO_LINK);
        assertThat(since(3)).singleElement().isInstanceOf(JoinRequested.class);
    }

    @Test
    void whoCameByALinkMayTakeItBackAndNobodyElseWhoIsNoMember() {
        approval();
        var link = link(null);
        accepted(ONE, ZOE, join(link));
        assertThat(TWO.gateway().execute(EVE, new Refuse(id(), club, ZOE.account())))
                .isEqualTo(refused("no-such-conversation"));
        accepted(TWO, ZOE, new Refuse(id(), club, ZOE.account()));
        assertThat(since(3))
                .containsExactly(
                        new JoinRequested(club, ZOE.account(), ZOE.account(), link, 1),
                        new JoinRefused(club, ZOE.account(), ZOE.account(), ZOE.account(), 0));
    }

    @Test
    void withoutItsTokenALinkLooksLikeNone() {
        var link = link(null);
        var other = LinkId.madeBy(ANN.account(), id());
        var wrong = List.of(
                new Secret(""),
                new Secret("AAAAAAAAAAAAAAAAAAAAAA"),
                token(other),
                new Secret(token(link).reveal() + "A"));
        for (var token : wrong) {
            assertThat(ONE.gateway().execute(ZOE, new Join(id(), club, link, token)))
                    .isEqualTo(NO_LINK);
            assertThat(ONE.gateway().execute(BOB, new Join(id(), club, link, token)))
                    .isEqualTo(NO_LINK);
        }
        assertThat(ONE.gateway().execute(BOB, join(link))).isEqualTo(refused("already-member"));
        accepted(ONE, ANN, new Dissolve(id(), club));
        assertThat(ONE.gateway().execute(ZOE, new Join(id(), club, link, token(other))))
                .isEqualTo(NO_LINK);
        assertThat(ONE.gateway().execute(ZOE, join(link))).isEqualTo(refused("group-dissolved"));
    }

    @Test
    void aLinkLeadsToItsGroupAlone() {
        var link = link(null);
        var other = accepted(ONE, ANN, new Create(id(), null, List.of(BOB.account())))
                .conversationId();
        var nothing = ConversationId.group(ANN.account(), id());
        var direct = ConversationId.direct(ANN.account(), ZOE.account());
        for (var id : List.of(requireNonNull(other), nothing, direct)) {
            assertThat(TWO.gateway().execute(ZOE, new Join(id(), id, link, token(link))))
                    .isEqualTo(NO_LINK);
        }
    }

    @Test
    void aRevokedLinkLeadsNowhereThoughAnotherNodeKnewIt() {
        var link = link(null);
        accepted(TWO, ZOE, join(link));
        accepted(ONE, BOB, new RevokeLink(id(), club, link));
        assertThat(TWO.gateway().execute(EVE, join(link))).isEqualTo(NO_LINK);
        assertThat(since(3)).containsExactly(new LinkRevoked(club, BOB.account(), link));
    }

    @Test
    void toStrangersAllGroupsAreAlike() {
        var nothing = ConversationId.group(ANN.account(), id());
        var direct = ConversationId.direct(ANN.account(), BOB.account());
        approval();
        accepted(ONE, BOB, new Invite(id(), club, List.of(CAT.account())));
        for (var id : List.of(club, nothing, direct)) {
            assertThat(TWO.gateway().execute(ZOE, new AcceptInvitation(id(), id)))
                    .isEqualTo(refused("no-invitation"));
            assertThat(TWO.gateway().execute(ZOE, new DeclineInvitation(id(), id)))
                    .isEqualTo(refused("no-invitation"));
            assertThat(TWO.gateway().execute(ZOE, new Approve(id(), id, CAT.account())))
                    .isEqualTo(refused("no-such-conversation"));
            assertThat(TWO.gateway().execute(ZOE, new MakeLink(id(), id, null, null)))
                    .isEqualTo(refused("no-such-conversation"));
        }
        for (var id : List.of(club, nothing)) {
            assertThat(TWO.gateway().execute(CAT, new Refuse(id(), id, CAT.account())))
                    .isEqualTo(refused("no-join-request"));
        }
    }

    private void approval() {
        accepted(ONE, ANN, new ChangeSettings(id(), club, Inviting.APPROVAL, false, false));
    }

    /// Bob's.
    private LinkId link(@Nullable Integer uses) {
        var make = new MakeLink(id(), club, null, uses);
        accepted(ONE, BOB, make);
        return LinkId.madeBy(BOB.account(), make.clientId());
    }

    private Join join(LinkId link) {
        return new Join(id(), club, link, token(link));
    }

    private static Secret token(LinkId link) {
        return LinkToken.of(link, ONE.bean(SecretProperties.class).claimKey());
    }

    /// After the group was made nothing has come of it but that one after the other joined.
    private Joined joined(Actor by, Actor member, int count, @Nullable LinkId link) {
        return new Joined(club, by.account(), List.of(member.account()), count, false, link, 0, count - 1, 0);
    }

    /// What happened in the club after its first `count` events.
    private List<Event> since(int count) {
        var all = events(StreamId.of(club));
        return all.subList(count, all.size());
    }
}
