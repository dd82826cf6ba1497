package io.parley.command.group;

import static io.parley.command.group.Story.ANN;
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
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupEvent.Created;
import io.parley.api.group.GroupEvent.Joined;
import io.parley.api.group.GroupEvent.Left;
import io.parley.api.group.GroupEvent.Personal;
import io.parley.api.group.GroupEvent.Removed;
import io.parley.api.group.GroupEvent.SettingsChanged;
import io.parley.api.group.Inviting;
import io.parley.api.group.NotAdded;
import io.parley.api.group.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static final GroupEvent ADMINS_INVITE = new SettingsChanged(CLUB, ANN, Inviting.ADMINS, false, false);
    private static final GroupEvent ALL_IS_SEEN = new SettingsChanged(CLUB, ANN, Inviting.ANYONE, true, false);

    @Test
    void aGroupBeginsWithItsOwnerAndThoseOfHisFriendsWhomHeAskedFor() {
        create(
                        List.of(ZOE, CAT, ANN, BOB),
                        Set.of(BOB, CAT),
                        10,
                        new NotAdded(ZOE, "not-friends"),
                        new NotAdded(ANN, "oneself"))
                .expectEvents(new Created(CLUB, ANN, List.of(ANN, CAT, BOB), 0, 1, ANN, new Personal("Club")));
    }

    @Test
    void aGroupThatIsThereIsNotCreatedAgain() {
        club(g -> g.admission(10).create(CLUB, ANN, "Club", wanted(ZOE))).expectNoEvents();
    }

    @Test
    void noGroupBeginsWithItsOwnerAlone() {
        create(List.of(ZOE, EVE), Set.of(), 10).expectNoEvents().expectExceptionMessage("nobody-added");
        create(List.of(ZOE), Set.of(), 10).expectExceptionMessage("not-friends");
        create(List.of(ANN), Set.of(), 10).expectExceptionMessage("oneself");
    }

    @Test
    void aGroupTakesNoMoreThanItCanHave() {
        create(List.of(BOB, CAT, DAN), Set.of(BOB, CAT, DAN), 3, new NotAdded(DAN, "group-full"))
                .expectEvents(new Created(CLUB, ANN, List.of(ANN, BOB, CAT), 0, 1, ANN, new Personal("Club")));
        invite(CAT, List.of(ZOE, EVE), Set.of(ZOE, EVE), 5, new NotAdded(EVE, "group-full"))
                .expectEvents(new Joined(CLUB, CAT, List.of(ZOE), 5, false, null, 1, 2, 0));
        invite(CAT, List.of(ZOE), Set.of(ZOE), 4).expectNoEvents().expectExceptionMessage("group-full");
        // also where it has more members than now are allowed
        invite(CAT, List.of(ZOE), Set.of(ZOE), 2).expectExceptionMessage("group-full");
    }

    @Test
    void partOfAListDoesNotFailTheRest() {
        invite(
                        CAT,
                        List.of(BOB, ZOE, CAT, EVE),
                        Set.of(ZOE, BOB),
                        10,
                        new NotAdded(BOB, "already-member"),
                        new NotAdded(CAT, "oneself"),
                        new NotAdded(EVE, "not-friends"))
                .expectEvents(new Joined(CLUB, CAT, List.of(ZOE), 5, false, null, 1, 2, 0));
    }

    @Test
    void whereNobodyCanBeAddedNothingHappens() {
        invite(CAT, List.of(BOB, EVE), Set.of(BOB), 10).expectNoEvents().expectExceptionMessage("nobody-added");
        invite(CAT, List.of(BOB), Set.of(BOB), 10).expectExceptionMessage("already-member");
        invite(CAT, List.of(ZOE), Set.of(), 10).expectExceptionMessage("not-friends");
        invite(CAT, List.of(CAT), Set.of(), 10).expectExceptionMessage("oneself");
    }

    @Test
    void whereAdminsInviteMembersDoNot() {
        invite(CAT, List.of(ZOE), Set.of(ZOE), 10, ADMINS_INVITE).expectExceptionMessage("role-too-low");
        invite(BOB, List.of(ZOE), Set.of(ZOE), 10, ADMINS_INVITE)
                .expectEvents(new Joined(CLUB, BOB, List.of(ZOE), 5, false, null, 1, 2, 0));
        invite(ANN, List.of(ZOE), Set.of(ZOE), 10, ADMINS_INVITE)
                .expectEvents(new Joined(CLUB, ANN, List.of(ZOE), 5, false, null, 1, 2, 0));
    }

    @Test
    void whoJoinsSeesWhatWasSaidBeforeIfTheGroupIsSo() {
        invite(CAT, List.of(ZOE), Set.of(ZOE), 10, ALL_IS_SEEN)
                .expectEvents(new Joined(CLUB, CAT, List.of(ZOE), 5, true, null, 1, 2, 0));
    }

    @Test
    void whoLeftOrWasRemovedMayBeInvitedAgain() {
        invite(CAT, List.of(EVE), Set.of(EVE), 10)
                .expectEvents(new Joined(CLUB, CAT, List.of(EVE), 5, false, null, 1, 2, 0));
        invite(CAT, List.of(DAN), Set.of(DAN), 10, new Removed(CLUB, BOB, List.of(DAN), 3, 1, 2))
                .expectEvents(new Joined(CLUB, CAT, List.of(DAN), 4, false, null, 1, 3, 0));
    }

    @Test
    void oneRemovesThoseBelowOneself() {
        club(g -> g.remove(ANN, List.of(BOB, CAT))).expectEvents(new Removed(CLUB, ANN, List.of(BOB, CAT), 2, 1, 2));
        club(g -> g.remove(BOB, List.of(CAT))).expectEvents(new Removed(CLUB, BOB, List.of(CAT), 3, 1, 2));
        for (var above : List.of(ANN, BOB)) {
            club(g -> g.remove(BOB, List.of(CAT, above))).expectNoEvents().expectExceptionMessage("role-too-low");
        }
        club(g -> g.remove(ANN, List.of(ANN))).expectExceptionMessage("role-too-low");
        club(g -> g.remove(CAT, List.of(DAN))).expectExceptionMessage("role-too-low");
    }

    @Test
    void twoAdminsDoNotRemoveEachOther() {
        var admin = new GroupEvent.RoleChanged(CLUB, ANN, CAT, Role.ADMIN, 1, 2, 0);
        club(g -> g.remove(BOB, List.of(CAT)), admin).expectExceptionMessage("role-too-low");
        club(g -> g.remove(CAT, List.of(BOB)), admin).expectExceptionMessage("role-too-low");
    }

    @Test
    void thoseWhoAreGoneArePassedOver() {
        club(g -> g.remove(BOB, List.of(EVE, DAN, ZOE))).expectEvents(new Removed(CLUB, BOB, List.of(DAN), 3, 1, 2));
        club(g -> g.remove(BOB, List.of(EVE, ZOE))).expectNoEvents().expectExceptionMessage("not-a-member");
    }

    @Test
    void oneLeavesOnceAndTheOwnerNever() {
        club(g -> g.leave(DAN)).expectEvents(new Left(CLUB, DAN, 3, false, 1, 2));
        club(g -> g.leave(BOB), new SettingsChanged(CLUB, ANN, Inviting.ANYONE, false, true))
                .expectEvents(new Left(CLUB, BOB, 3, true, 1, 2));
        club(g -> g.leave(EVE)).expectNoEvents().expectExceptionMessage("no-longer-member");
        club(g -> g.leave(ZOE)).expectExceptionMessage("no-such-conversation");
        club(g -> g.leave(ANN)).expectExceptionMessage("owner-cannot-leave");
    }

    private static ResultValidator<GroupConversation> create(
            List<AccountId> asked, Set<AccountId> friends, int max, NotAdded... notAdded) {
        return after(
                g -> assertThat(g.admission(max)
                                .create(CLUB, ANN, "Club", new Candidates(asked, friends, Set.of()))
                                .notAdded())
                        .containsExactly(notAdded),
                Stream.of());
    }

    private static ResultValidator<GroupConversation> invite(
            AccountId by, List<AccountId> asked, Set<AccountId> friends, int max, NotAdded... notAdded) {
        return club(g -> assertThat(g.admission(max)
                        .invite(by, new Candidates(asked, friends, Set.of()))
                        .notAdded())
                .containsExactly(notAdded));
    }

    private static ResultValidator<GroupConversation> invite(
            AccountId by, List<AccountId> asked, Set<AccountId> friends, int max, GroupEvent then) {
        return club(g -> g.admission(max).invite(by, new Candidates(asked, friends, Set.of())), then);
    }
}
