package io.parley.command.group;

import static io.parley.command.group.Story.ADMINS;
import static io.parley.command.group.Story.ANN;
import static io.parley.command.group.Story.APPROVAL;
import static io.parley.command.group.Story.BOB;
import static io.parley.command.group.Story.CAT;
import static io.parley.command.group.Story.CLUB;
import static io.parley.command.group.Story.DAN;
import static io.parley.command.group.Story.EVE;
import static io.parley.command.group.Story.ZOE;
import static io.parley.command.group.Story.after;
import static io.parley.command.group.Story.club;
import static io.parley.command.group.Story.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.group.GroupEvent.Dissolved;
import io.parley.api.group.GroupEvent.Invited;
import io.parley.api.group.GroupEvent.JoinApproved;
import io.parley.api.group.GroupEvent.JoinRefused;
import io.parley.api.group.GroupEvent.JoinRequested;
import io.parley.api.group.GroupEvent.Joined;
import io.parley.api.group.GroupEvent.Left;
import io.parley.api.group.GroupEvent.Removed;
import io.parley.api.group.GroupEvent.RoleChanged;
import io.parley.api.group.GroupEvent.Transferred;
import io.parley.api.group.NotAdded;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/// Where an admin lets people in.
class RequestsTest {
    private static final LinkId LINK = LinkId.madeBy(ANN, new UUID(8, 8));

    /// Zoe is to join, since Cat wants it.
    private static final Event REQUESTED = new JoinRequested(CLUB, ZOE, CAT, null, 1);

    /// She asked by a link herself.
    private static final Event ASKED_HERSELF = new JoinRequested(CLUB, ZOE, ZOE, LINK, 1);

    private static final Event APPROVED = new JoinApproved(CLUB, BOB, ZOE, CAT, 0);
    private static final Event JOINED = new Joined(CLUB, CAT, List.of(ZOE), 5, false, null, 1, 2, 0);
    private static final Event DISSOLVED = new Dissolved(CLUB, ANN, 1, 2);

    @Test
    void thoseWhomAMemberInvitesHaveToBeLetIn() {
        var guests = new Candidates(List.of(ZOE, BOB, EVE), Set.of(ZOE, BOB, EVE), Set.of(EVE));
        club(
                        g -> assertThat(g.admission(10).invite(CAT, guests).notAdded())
                                .containsExactly(
                                        new NotAdded(ZOE, "awaits-approval"),
                                        new NotAdded(BOB, "already-member"),
                                        new NotAdded(EVE, "awaits-approval")),
                        APPROVAL)
                .expectEvents(REQUESTED, new JoinRequested(CLUB, EVE, CAT, null, 2));
    }

    @Test
    void thoseWhoCannotBeAddedAreNotRequested() {
        club(g -> g.admission(10).invite(CAT, new Candidates(List.of(ZOE), Set.of(), Set.of())), APPROVAL)
                .expectNoEvents()
                .expectExceptionMessage("not-friends");
        club(g -> g.admission(4).invite(CAT, wanted(ZOE)), APPROVAL).expectExceptionMessage("group-full");
    }

    @Test
    void theOwnerAndTheAdminsAddAtOnce() {
        for (var by : List.of(ANN, BOB)) {
            club(g -> g.admission(10).invite(by, wanted(ZOE)), APPROVAL)
                    .expectEvents(new Joined(CLUB, by, List.of(ZOE), 5, false, null, 1, 2, 0));
        }
    }

    @Test
    void theFirstRequestStays() {
        club(g -> g.admission(10).invite(DAN, wanted(ZOE)), APPROVAL, REQUESTED).expectEvents(REQUESTED);
        approve(BOB, false, REQUESTED, new JoinRequested(CLUB, ZOE, DAN, null, 1))
                .expectEvents(APPROVED, JOINED);
    }

    @Test
    void whoIsLetInIsInvitedByTheOneWhoWantedIt() {
        for (var by : List.of(ANN, BOB)) {
            approve(by, false, REQUESTED).expectEvents(new JoinApproved(CLUB, by, ZOE, CAT, 0), JOINED);
        }
    }

    @Test
    void whoLetsInStandsInForOneWhoMayInviteNoMore() {
        for (var gone : List.of(new Left(CLUB, CAT, 3, false, 1, 2), new Removed(CLUB, ANN, List.of(CAT), 3, 1, 2))) {
            approve(BOB, false, REQUESTED, gone)
                    .expectEvents(APPROVED, new Joined(CLUB, BOB, List.of(ZOE), 4, false, null, 1, 3, 0));
            approve(BOB, true, REQUESTED, gone).expectEvents(APPROVED, new Invited(CLUB, BOB, ZOE));
        }
        approve(BOB, true, REQUESTED, ADMINS).expectEvents(APPROVED, new Invited(CLUB, BOB, ZOE));
    }

    @Test
    void whoWantsToBeAskedIsAskedOnceLetIn() {
        var asked = new Invited(CLUB, CAT, ZOE);
        approve(BOB, true, REQUESTED).expectEvents(APPROVED, asked);
        for (var earlier : List.of(List.of(APPROVED, asked), List.of(asked))) {
            var given = Stream.concat(Stream.of(REQUESTED), earlier.stream()).toArray(Event[]::new);
            approve(BOB, true, given).expectNoEvents().expectExceptionMessage("no-join-request");
        }
        club(g -> g.admission(10).accept(CLUB, ZOE), REQUESTED, asked).expectEvents(JOINED);
    }

    @Test
    void whoCameByALinkIsNotAsked() {
        approve(BOB, true, ASKED_HERSELF)
                .expectEvents(
                        new JoinApproved(CLUB, BOB, ZOE, ZOE, 0),
                        new Joined(CLUB, ZOE, List.of(ZOE), 5, false, LINK, 1, 2, 0));
    }

    @Test
    void onlyTheOwnerAndTheAdminsLetIn() {
        approve(CAT, false, REQUESTED).expectNoEvents().expectExceptionMessage("role-too-low");
        approve(EVE, false, REQUESTED).expectExceptionMessage("no-longer-member");
        approve(ZOE, false, REQUESTED).expectExceptionMessage("no-such-conversation");
        approve(BOB, false, REQUESTED, DISSOLVED).expectExceptionMessage("group-dissolved");
    }

    @Test
    void whoIsNotToJoinIsNotLetIn() {
        var refused = new JoinRefused(CLUB, BOB, ZOE, CAT, 0);
        approve(BOB, false).expectNoEvents().expectExceptionMessage("no-join-request");
        approve(BOB, false, REQUESTED, JOINED).expectExceptionMessage("no-join-request");
        approve(BOB, false, REQUESTED, refused).expectExceptionMessage("no-join-request");
        approve(BOB, false, REQUESTED, JOINED, new Left(CLUB, ZOE, 4, false, 1, 3))
                .expectExceptionMessage("no-join-request");
    }

    @Test
    void nobodyIsLetIntoAFullGroup() {
        club(g -> g.admission(4).approve(BOB, ZOE, false), REQUESTED).expectExceptionMessage("group-full");
        club(g -> g.admission(4).approve(BOB, ZOE, true), REQUESTED).expectExceptionMessage("group-full");
    }

    @Test
    void theOwnerAndTheAdminsRefuse() {
        for (var by : List.of(ANN, BOB)) {
            refuse(by, REQUESTED).expectEvents(new JoinRefused(CLUB, by, ZOE, CAT, 0));
        }
        refuse(DAN, REQUESTED).expectNoEvents().expectExceptionMessage("role-too-low");
        refuse(EVE, REQUESTED).expectExceptionMessage("no-longer-member");
        refuse(BOB, REQUESTED, DISSOLVED).expectExceptionMessage("group-dissolved");
        refuse(BOB).expectExceptionMessage("no-join-request");
    }

    @Test
    void aPlainMemberCannotTellWhoWaits() {
        for (var account : List.of(ZOE, ANN, BOB, DAN, EVE, new AccountId(new UUID(8, 8)))) {
            for (var by : List.of(CAT, DAN)) {
                club(g -> g.admission(10).refuse(CLUB, by, account), ASKED_HERSELF)
                        .expectNoEvents()
                        .expectExceptionMessage("role-too-low");
                club(g -> g.admission(10).refuse(CLUB, by, account)).expectExceptionMessage("role-too-low");
            }
        }
    }

    @Test
    void whoRequestedItMayTakeItBack() {
        refuse(CAT, REQUESTED).expectEvents(new JoinRefused(CLUB, CAT, ZOE, CAT, 0));
        refuse(ZOE, ASKED_HERSELF).expectEvents(new JoinRefused(CLUB, ZOE, ZOE, ZOE, 0));
        refuse(CAT, ASKED_HERSELF).expectNoEvents().expectExceptionMessage("role-too-low");
        refuse(CAT, REQUESTED, new JoinRefused(CLUB, BOB, ZOE, CAT, 0)).expectExceptionMessage("role-too-low");
    }

    @Test
    void whatOthersWantIsNothingToTheOneWhoIsToJoin() {
        refuse(ZOE).expectNoEvents().expectExceptionMessage("no-join-request");
        refuse(ZOE, REQUESTED).expectNoEvents().expectExceptionMessage("no-join-request");
        after(g -> g.admission(10).refuse(CLUB, ZOE, ZOE), Stream.of()).expectExceptionMessage("no-join-request");
    }

    @Test
    void requestsEndWithTheGroup() {
        refuse(ZOE, ASKED_HERSELF, DISSOLVED).expectNoEvents().expectExceptionMessage("no-join-request");
    }

    @Test
    void whoAsksOneWhoWaitsLetsHimIn() {
        var guests = new Candidates(List.of(ZOE), Set.of(ZOE), Set.of(ZOE));
        club(g -> g.admission(10).invite(BOB, guests), APPROVAL, REQUESTED)
                .expectEvents(APPROVED, new Invited(CLUB, BOB, ZOE));
        club(g -> g.admission(10).invite(BOB, guests), APPROVAL).expectEvents(new Invited(CLUB, BOB, ZOE));
    }

    @Test
    void eachEventSaysHowManyWaitFromThenOn() {
        var both = new Event[] {APPROVAL, REQUESTED, new JoinRequested(CLUB, EVE, EVE, LINK, 2)};
        approve(BOB, true, both).expectEvents(new JoinApproved(CLUB, BOB, ZOE, CAT, 1), new Invited(CLUB, CAT, ZOE));
        refuse(BOB, both).expectEvents(new JoinRefused(CLUB, BOB, ZOE, CAT, 1));
        club(g -> g.admission(10).invite(CAT, wanted(ZOE)), both)
                .expectEvents(new JoinRequested(CLUB, ZOE, CAT, null, 2));
        club(g -> g.admission(10).invite(BOB, wanted(ZOE)), both)
                .expectEvents(new Joined(CLUB, BOB, List.of(ZOE), 5, false, null, 1, 2, 1));
        club(g -> g.admission(10).invite(BOB, wanted(ZOE, EVE)), both)
                .expectEvents(new Joined(CLUB, BOB, List.of(ZOE, EVE), 6, false, null, 1, 2, 0));
        club(g -> g.changeRole(ANN, CAT, Role.ADMIN), both)
                .expectEvents(new RoleChanged(CLUB, ANN, CAT, Role.ADMIN, 1, 2, 2));
        club(g -> g.transfer(ANN, CAT), both).expectEvents(new Transferred(CLUB, ANN, CAT, 1, 2, 2));
    }

    private static ResultValidator<GroupConversation> approve(AccountId by, boolean askedFirst, Event... then) {
        return club(g -> g.admission(10).approve(by, ZOE, askedFirst), then);
    }

    private static ResultValidator<GroupConversation> refuse(AccountId by, Event... then) {
        return club(g -> g.admission(10).refuse(CLUB, by, ZOE), then);
    }
}
