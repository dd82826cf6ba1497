package io.parley.command.group;

import static io.parley.command.group.Story.ADMINS;
import static io.parley.command.group.Story.ANN;
import static io.parley.command.group.Story.APPROVAL;
import static io.parley.command.group.Story.BOB;
import static io.parley.command.group.Story.CAT;
import static io.parley.command.group.Story.CLUB;
import static io.parley.command.group.Story.DAN;
import static io.parley.command.group.Story.EVE;
import static io.parley.command.group.Story.LOSSES_OF_CAT;
import static io.parley.command.group.Story.ZOE;
import static io.parley.command.group.Story.after;
import static io.parley.command.group.Story.club;
import static io.parley.command.group.Story.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.group.GroupEvent.Created;
import io.parley.api.group.GroupEvent.Dissolved;
import io.parley.api.group.GroupEvent.InvitationDeclined;
import io.parley.api.group.GroupEvent.Invited;
import io.parley.api.group.GroupEvent.Joined;
import io.parley.api.group.GroupEvent.Left;
import io.parley.api.group.GroupEvent.Personal;
import io.parley.api.group.GroupEvent.RoleChanged;
import io.parley.api.group.GroupEvent.SettingsChanged;
import io.parley.api.group.Inviting;
import io.parley.api.group.NotAdded;
import io.parley.api.group.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/// Zoe and Eve want to be asked first.
class InvitationsTest {
    private static final Event ASKED = new Invited(CLUB, CAT, ZOE);

    @Test
    void whoWantsToBeAskedIsAskedAndTheOthersAreAdded() {
        var wanted = new Candidates(List.of(ZOE, BOB, DAN), Set.of(ZOE, BOB, DAN), Set.of(ZOE));
        club(
                        g -> assertThat(g.admission(10).invite(CAT, wanted).notAdded())
                                .containsExactly(new NotAdded(ZOE, "asked"), new NotAdded(BOB, "already-member")),
                        new Left(CLUB, DAN, 3, false, 1, 2))
                .expectEvents(new Joined(CLUB, CAT, List.of(DAN), 4, false, null, 1, 3, 0), ASKED);
    }

    @Test
    void whereAllAreAskedNobodyIsAdded() {
        club(g -> assertThat(g.admission(10).invite(CAT, asking(ZOE)).notAdded())
                        .containsExactly(new NotAdded(ZOE, "asked")))
                .expectEvents(ASKED);
    }

    @Test
    void aGroupBeginsWithItsOwnerAloneWhereAllAreAsked() {
        after(
                        g -> assertThat(g.admission(10)
                                        .create(CLUB, ANN, "Club", asking(ZOE, EVE))
                                        .notAdded())
                                .containsExactly(new NotAdded(ZOE, "asked"), new NotAdded(EVE, "asked")),
                        Stream.of())
                .expectEvents(
                        new Created(CLUB, ANN, List.of(ANN), 0, 1, ANN, new Personal("Club")),
                        new Invited(CLUB, ANN, ZOE),
                        new Invited(CLUB, ANN, EVE));
    }

    @Test
    void oneIsAskedOnlyWhereThereIsRoomAndThenTakesNone() {
        club(g -> g.admission(4).invite(CAT, asking(ZOE))).expectNoEvents().expectExceptionMessage("group-full");
        club(g -> g.admission(5).invite(CAT, asking(ZOE, EVE))).expectEvents(ASKED, new Invited(CLUB, CAT, EVE));
    }

    @Test
    void whoAcceptsIsInvitedByTheOneWhoAskedLast() {
        accept(ASKED).expectEvents(new Joined(CLUB, CAT, List.of(ZOE), 5, false, null, 1, 2, 0));
        club(g -> g.admission(10).invite(BOB, asking(ZOE)), ASKED).expectEvents(new Invited(CLUB, BOB, ZOE));
        accept(ASKED, new Invited(CLUB, BOB, ZOE))
                .expectEvents(new Joined(CLUB, BOB, List.of(ZOE), 5, false, null, 1, 2, 0));
    }

    @Test
    void whoAcceptsSeesWhatWasSaidBeforeIfTheGroupIsSoByThen() {
        accept(ASKED, new SettingsChanged(CLUB, ANN, Inviting.ANYONE, true, false))
                .expectEvents(new Joined(CLUB, CAT, List.of(ZOE), 5, true, null, 1, 2, 0));
    }

    @Test
    void anInvitationEndsWithTheRightToInvite() {
        for (var end : LOSSES_OF_CAT) {
            accept(with(end, ASKED)).expectNoEvents().expectExceptionMessage("no-invitation");
            decline(with(end, ASKED)).expectEvents(new InvitationDeclined(CLUB, ZOE));
        }
        accept(ASKED, APPROVAL).expectEvents(new Joined(CLUB, CAT, List.of(ZOE), 5, false, null, 1, 2, 0));
        accept(new Invited(CLUB, BOB, ZOE), ADMINS)
                .expectEvents(new Joined(CLUB, BOB, List.of(ZOE), 5, false, null, 1, 2, 0));
        // that of another holds
        accept(with(LOSSES_OF_CAT.getFirst(), ASKED, new Invited(CLUB, BOB, ZOE)))
                .expectEvents(new Joined(CLUB, BOB, List.of(ZOE), 4, false, null, 1, 3, 0));
    }

    @Test
    void anInvitationHoldsAgainWithTheRightToInvite() {
        accept(ASKED, ADMINS, new SettingsChanged(CLUB, ANN, Inviting.ANYONE, false, false))
                .expectEvents(new Joined(CLUB, CAT, List.of(ZOE), 5, false, null, 1, 2, 0));
        accept(ASKED, ADMINS, new RoleChanged(CLUB, ANN, CAT, Role.ADMIN, 1, 2, 0))
                .expectEvents(new Joined(CLUB, CAT, List.of(ZOE), 5, false, null, 1, 3, 0));
        accept(ASKED, new Left(CLUB, CAT, 3, false, 1, 2), new Joined(CLUB, BOB, List.of(CAT), 4, false, null, 1, 3, 0))
                .expectEvents(new Joined(CLUB, CAT, List.of(ZOE), 5, false, null, 1, 4, 0));
    }

    @Test
    void anInvitationIsAnsweredOnce() {
        var joined = new Joined(CLUB, CAT, List.of(ZOE), 5, false, null, 1, 2, 0);
        for (var answer : List.of(joined, new InvitationDeclined(CLUB, ZOE))) {
            accept(ASKED, answer).expectNoEvents().expectExceptionMessage("no-invitation");
            decline(ASKED, answer).expectNoEvents().expectExceptionMessage("no-invitation");
        }
    }

    @Test
    void howeverOneJoinsTheInvitationEnds() {
        accept(ASKED, new Joined(CLUB, ANN, List.of(ZOE), 5, false, null, 1, 2, 0), new Left(CLUB, ZOE, 4, false, 1, 3))
                .expectExceptionMessage("no-invitation");
    }

    @Test
    void whoWasNotAskedHasNoInvitationWhateverTheGroup() {
        accept().expectNoEvents().expectExceptionMessage("no-invitation");
        decline().expectNoEvents().expectExceptionMessage("no-invitation");
        accept(new Dissolved(CLUB, ANN, 1, 2)).expectExceptionMessage("no-invitation");
        for (var one : List.of(ANN, EVE)) {
            club(g -> g.admission(10).accept(CLUB, one), ASKED).expectExceptionMessage("no-invitation");
        }
        after(g -> g.admission(10).accept(CLUB, ZOE), Stream.of()).expectExceptionMessage("no-invitation");
    }

    @Test
    void whoDeclinesMayBeAskedAgain() {
        var declined = new InvitationDeclined(CLUB, ZOE);
        decline(ASKED).expectEvents(declined);
        club(g -> g.admission(10).invite(CAT, asking(ZOE)), ASKED, declined).expectEvents(ASKED);
    }

    @Test
    void nobodyJoinsAFullGroup() {
        club(g -> g.admission(4).accept(CLUB, ZOE), ASKED).expectNoEvents().expectExceptionMessage("group-full");
    }

    @Test
    void nobodyJoinsADissolvedGroupButWhoWasAskedMaySayNo() {
        var dissolved = new Dissolved(CLUB, ANN, 1, 2);
        accept(ASKED, dissolved).expectNoEvents().expectExceptionMessage("group-dissolved");
        decline(ASKED, dissolved).expectEvents(new InvitationDeclined(CLUB, ZOE));
    }

    @Test
    void whoWasOnlyAskedIsNoMember() {
        club(g -> g.remove(BOB, List.of(ZOE)), ASKED).expectExceptionMessage("not-a-member");
        club(g -> g.demandReader(ZOE), ASKED).expectExceptionMessage("no-such-conversation");
    }

    private static Candidates asking(AccountId... friends) {
        return new Candidates(List.of(friends), Set.of(friends), Set.of(friends));
    }

    private static ResultValidator<GroupConversation> accept(Event... then) {
        return club(g -> g.admission(10).accept(CLUB, ZOE), then);
    }

    private static ResultValidator<GroupConversation> decline(Event... then) {
        return club(g -> g.admission(10).decline(CLUB, ZOE), then);
    }
}
