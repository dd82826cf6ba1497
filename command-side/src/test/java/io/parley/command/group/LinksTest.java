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
import static io.parley.command.group.Story.NOON;
import static io.parley.command.group.Story.ZOE;
import static io.parley.command.group.Story.after;
import static io.parley.command.group.Story.club;
import static io.parley.command.group.Story.wanted;
import static io.parley.command.group.Story.with;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.group.GroupEvent.Dissolved;
import io.parley.api.group.GroupEvent.JoinRefused;
import io.parley.api.group.GroupEvent.JoinRequested;
import io.parley.api.group.GroupEvent.Joined;
import io.parley.api.group.GroupEvent.Left;
import io.parley.api.group.GroupEvent.LinkMade;
import io.parley.api.group.GroupEvent.LinkRevoked;
import io.parley.api.group.GroupEvent.Removed;
import io.parley.api.group.GroupEvent.RoleChanged;
import io.parley.api.group.GroupEvent.SettingsChanged;
import io.parley.api.group.GroupEvent.Transferred;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinksTest {
    private static final LinkId LINK = link(0);
    private static final Instant ONE_O_CLOCK = NOON.plusSeconds(3_600);

    /// Cat's, for ever and any number.
    private static final Event MADE = made(LINK, null);

    private static final Event FOR_TWO = new LinkMade(CLUB, CAT, LINK, null, 2);
    private static final Event REVOKED = new LinkRevoked(CLUB, CAT, LINK);
    private static final Event JOINED = new Joined(CLUB, ZOE, List.of(ZOE), 5, false, LINK, 1, 2, 0);
    private static final Event EVE_CAME = new Joined(CLUB, EVE, List.of(EVE), 5, false, LINK, 1, 2, 0);
    private static final Event EVE_ASKED = new JoinRequested(CLUB, EVE, EVE, LINK, 1);
    private static final Event REQUESTED = new JoinRequested(CLUB, ZOE, ZOE, LINK, 1);
    private static final Event DISSOLVED = new Dissolved(CLUB, ANN, 1, 2);

    @ParameterizedTest
    @EnumSource
    void whoMayInviteMayMakeALink(Inviting inviting) {
        var set = new SettingsChanged(CLUB, ANN, inviting, false, false);
        for (var by : List.of(ANN, BOB, CAT)) {
            var result = make(by, LINK, set);
            if (inviting == Inviting.ADMINS && by.equals(CAT)) {
                result.expectNoEvents().expectExceptionMessage("role-too-low");
            } else {
                result.expectEvents(new LinkMade(CLUB, by, LINK, ONE_O_CLOCK, 5));
            }
        }
        make(EVE, LINK, set).expectExceptionMessage("no-longer-member");
        make(ZOE, LINK, set).expectExceptionMessage("no-such-conversation");
        make(ANN, LINK, set, DISSOLVED).expectExceptionMessage("group-dissolved");
    }

    @Test
    void ofMoreThanTwentyLinksTheOldestIsRevoked() {
        make(BOB, link(19), links(19)).expectEvents(new LinkMade(CLUB, BOB, link(19), ONE_O_CLOCK, 5));
        make(BOB, link(20), links(20))
                .expectEvents(new LinkMade(CLUB, BOB, link(20), ONE_O_CLOCK, 5), new LinkRevoked(CLUB, BOB, link(0)));
    }

    @Test
    void linksThatAreOverDoNotCountAndAreRevoked() {
        var over = made(link(30), NOON);
        make(BOB, link(19), Stream.concat(Stream.of(over), Stream.of(links(19))).toArray(Event[]::new))
                .expectEvents(new LinkMade(CLUB, BOB, link(19), ONE_O_CLOCK, 5), new LinkRevoked(CLUB, BOB, link(30)));
    }

    @Test
    void whoMadeItAndTheOwnerAndTheAdminsRevokeIt() {
        for (var by : List.of(ANN, BOB, CAT)) {
            revoke(by, MADE).expectEvents(new LinkRevoked(CLUB, by, LINK));
        }
        revoke(DAN, MADE).expectNoEvents().expectExceptionMessage("role-too-low");
        revoke(EVE, MADE).expectExceptionMessage("no-longer-member");
        revoke(ZOE, MADE).expectExceptionMessage("no-such-conversation");
        revoke(CAT, MADE, new Left(CLUB, CAT, 3, false, 1, 2)).expectExceptionMessage("no-longer-member");
        revoke(BOB, MADE, DISSOLVED).expectExceptionMessage("group-dissolved");
    }

    @Test
    void whatDoesNotHoldIsNotRevoked() {
        revoke(BOB).expectNoEvents().expectExceptionMessage("no-such-link");
        revoke(BOB, MADE, REVOKED).expectExceptionMessage("no-such-link");
        revoke(BOB, made(LINK, NOON)).expectExceptionMessage("no-such-link");
        revoke(BOB, new LinkMade(CLUB, CAT, LINK, null, 1), JOINED).expectExceptionMessage("no-such-link");
    }

    @Test
    void whoComesByALinkAddsHimself() {
        join(MADE).expectEvents(JOINED);
        join(made(LINK, NOON.plusNanos(1))).expectEvents(JOINED);
        join(MADE, new SettingsChanged(CLUB, ANN, Inviting.ANYONE, true, false))
                .expectEvents(new Joined(CLUB, ZOE, List.of(ZOE), 5, true, LINK, 1, 2, 0));
    }

    @Test
    void aLinkThatDoesNotHoldLooksLikeNone() {
        after(g -> g.admission(10).join(CLUB, ZOE, LINK, NOON), Stream.of()).expectExceptionMessage("no-such-link");
        join().expectNoEvents().expectExceptionMessage("no-such-link");
        join(made(link(1), null)).expectExceptionMessage("no-such-link");
        for (var over : List.of(made(LINK, NOON), new LinkMade(CLUB, CAT, LINK, NOON, 5))) {
            join(over).expectExceptionMessage("no-such-link");
            join(over, DISSOLVED).expectExceptionMessage("no-such-link");
        }
        join(MADE, REVOKED).expectExceptionMessage("no-such-link");
        join(DISSOLVED).expectExceptionMessage("no-such-link");
    }

    @Test
    void soManyComeByALinkAsItIsFor() {
        join(FOR_TWO, EVE_CAME).expectEvents(new Joined(CLUB, ZOE, List.of(ZOE), 6, false, LINK, 1, 3, 0));
        // though they leave again
        var cameAgain = new Joined(CLUB, EVE, List.of(EVE), 5, false, LINK, 1, 4, 0);
        join(FOR_TWO, EVE_CAME, new Left(CLUB, EVE, 4, false, 1, 3), cameAgain).expectExceptionMessage("no-such-link");
    }

    @Test
    void whoWaitsToBeLetInCountsAsCome() {
        join(FOR_TWO, APPROVAL, EVE_CAME).expectEvents(REQUESTED);
        var other = new AccountId(new UUID(8, 8));
        var otherAsked = new JoinRequested(CLUB, other, other, LINK, 1);
        join(FOR_TWO, APPROVAL, EVE_ASKED, otherAsked).expectNoEvents().expectExceptionMessage("no-such-link");
        join(FOR_TWO, APPROVAL, EVE_ASKED, otherAsked, new JoinRefused(CLUB, BOB, EVE, EVE, 1))
                .expectEvents(new JoinRequested(CLUB, ZOE, ZOE, LINK, 2));
        // but not towards himself
        join(FOR_TWO, APPROVAL, EVE_CAME, REQUESTED).expectEvents(REQUESTED);
    }

    @Test
    void whereAnAdminLetsPeopleInOneWaits() {
        join(MADE, APPROVAL).expectEvents(REQUESTED);
        // since Cat wanted it first
        var wantedByCat = new JoinRequested(CLUB, ZOE, CAT, null, 1);
        join(MADE, APPROVAL, wantedByCat).expectEvents(wantedByCat);
        join(MADE, REQUESTED).expectEvents(JOINED);
        join(MADE, REQUESTED, JOINED).expectExceptionMessage("already-member");
    }

    @Test
    void aMemberDoesNotJoin() {
        for (var member : List.of(ANN, BOB, CAT)) {
            club(g -> g.admission(10).join(CLUB, member, LINK, NOON), MADE)
                    .expectNoEvents()
                    .expectExceptionMessage("already-member");
        }
    }

    @Test
    void noLinkLeadsBackWhoWasRemoved() {
        var removed = new Removed(CLUB, BOB, List.of(DAN), 3, 1, 2);
        for (var setting : List.of(APPROVAL, new SettingsChanged(CLUB, ANN, Inviting.ANYONE, false, false))) {
            joinAs(DAN, MADE, setting, removed).expectNoEvents().expectExceptionMessage("removed-before");
        }
        club(g -> g.admission(10).invite(CAT, wanted(DAN)), MADE, removed)
                .expectEvents(new Joined(CLUB, CAT, List.of(DAN), 4, false, null, 1, 3, 0));
    }

    @Test
    void whoLeftByHimselfMayComeBack() {
        joinAs(EVE, MADE).expectEvents(EVE_CAME);
        // also where he was removed before that
        joinAs(
                        DAN,
                        MADE,
                        new Removed(CLUB, BOB, List.of(DAN), 3, 1, 2),
                        new Joined(CLUB, CAT, List.of(DAN), 4, false, null, 1, 3, 0),
                        new Left(CLUB, DAN, 3, false, 1, 4))
                .expectEvents(new Joined(CLUB, DAN, List.of(DAN), 4, false, LINK, 1, 5, 0));
    }

    @Test
    void nobodyJoinsAFullOrDissolvedGroup() {
        club(g -> g.admission(4).join(CLUB, ZOE, LINK, NOON), MADE).expectExceptionMessage("group-full");
        club(g -> g.admission(4).join(CLUB, ZOE, LINK, NOON), MADE, APPROVAL).expectExceptionMessage("group-full");
        join(MADE, DISSOLVED).expectNoEvents().expectExceptionMessage("group-dissolved");
    }

    @Test
    void aLinkEndsWithTheRightToInvite() {
        for (var end : LOSSES_OF_CAT) {
            join(with(end, MADE)).expectNoEvents().expectExceptionMessage("no-such-link");
            join(with(end, MADE, APPROVAL, DISSOLVED)).expectExceptionMessage("no-such-link");
            revoke(BOB, with(end, MADE)).expectEvents(new LinkRevoked(CLUB, BOB, LINK));
        }
        var bobs = new LinkMade(CLUB, BOB, LINK, null, null);
        join(bobs, ADMINS).expectEvents(JOINED);
        join(bobs, ADMINS, new RoleChanged(CLUB, ANN, BOB, Role.MEMBER, 1, 2, 0))
                .expectExceptionMessage("no-such-link");
        var anns = new LinkMade(CLUB, ANN, LINK, null, null);
        join(anns, ADMINS, new Transferred(CLUB, ANN, CAT, 1, 2, 0)).expectExceptionMessage("no-such-link");
    }

    @Test
    void aLinkHoldsAgainWithTheRightToInvite() {
        join(MADE, ADMINS, new SettingsChanged(CLUB, ANN, Inviting.ANYONE, false, false))
                .expectEvents(JOINED);
        join(MADE, ADMINS, new RoleChanged(CLUB, ANN, CAT, Role.ADMIN, 1, 2, 0))
                .expectEvents(new Joined(CLUB, ZOE, List.of(ZOE), 5, false, LINK, 1, 3, 0));
        join(MADE, new Left(CLUB, CAT, 3, false, 1, 2), new Joined(CLUB, BOB, List.of(CAT), 4, false, null, 1, 3, 0))
                .expectEvents(new Joined(CLUB, ZOE, List.of(ZOE), 5, false, LINK, 1, 4, 0));
    }

    private static LinkId link(int number) {
        return LinkId.madeBy(CAT, new UUID(8, number));
    }

    private static Event made(LinkId link, @Nullable Instant until) {
        return new LinkMade(CLUB, CAT, link, until, null);
    }

    private static Event[] links(int count) {
        return IntStream.range(0, count).mapToObj(i -> made(link(i), null)).toArray(Event[]::new);
    }

    private static ResultValidator<GroupConversation> make(AccountId by, LinkId link, Event... then) {
        return club(g -> g.admission(10).makeLink(by, link, ONE_O_CLOCK, 5, NOON), then);
    }

    private static ResultValidator<GroupConversation> revoke(AccountId by, Event... then) {
        return club(g -> g.admission(10).revokeLink(by, LINK, NOON), then);
    }

    private static ResultValidator<GroupConversation> join(Event... then) {
        return joinAs(ZOE, then);
    }

    private static ResultValidator<GroupConversation> joinAs(AccountId account, Event... then) {
        return club(g -> g.admission(10).join(CLUB, account, LINK, NOON), then);
    }
}
