package io.parley.command.group;

import static io.parley.command.group.Story.ANN;
import static io.parley.command.group.Story.BOB;
import static io.parley.command.group.Story.CAT;
import static io.parley.command.group.Story.CLUB;
import static io.parley.command.group.Story.DAN;
import static io.parley.command.group.Story.EVE;
import static io.parley.command.group.Story.NOON;
import static io.parley.command.group.Story.ZOE;
import static io.parley.command.group.Story.club;
import static io.parley.command.group.Story.wanted;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.account.Avatar;
import io.parley.api.group.GroupEvent.Announced;
import io.parley.api.group.GroupEvent.AvatarChanged;
import io.parley.api.group.GroupEvent.Described;
import io.parley.api.group.GroupEvent.Dissolved;
import io.parley.api.group.GroupEvent.Joined;
import io.parley.api.group.GroupEvent.MemberMuted;
import io.parley.api.group.GroupEvent.MemberUnmuted;
import io.parley.api.group.GroupEvent.NicknameChanged;
import io.parley.api.group.GroupEvent.Personal;
import io.parley.api.group.GroupEvent.Removed;
import io.parley.api.group.GroupEvent.Renamed;
import io.parley.api.group.GroupEvent.RoleChanged;
import io.parley.api.group.GroupEvent.SettingsChanged;
import io.parley.api.group.GroupEvent.Silenced;
import io.parley.api.group.GroupEvent.Transferred;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.command.gateway.Refused;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolesTest {

    /// Each command as someone gives it, towards Dan where it is about a member; who may at least; what comes of it, as
    /// the line of that number where it is one.
    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    enum Act {
        INVITE(
                Role.MEMBER,
                (g, by) -> g.admission(10).invite(by, wanted(ZOE, EVE)),
                (by, line) -> new Joined(CLUB, by, List.of(ZOE, EVE), 6, false, null, 1, line, 0)),
        NICKNAME(
                Role.MEMBER,
                (g, by) -> g.changeNickname(by, "Ace"),
                (by, _) -> new NicknameChanged(CLUB, by, by, new NicknameChanged.Personal("Ace"))),
        REMOVE(
                Role.ADMIN,
                (g, by) -> g.remove(by, List.of(DAN)),
                (by, line) -> new Removed(CLUB, by, List.of(DAN), 3, 1, line)),
        MUTE(
                Role.ADMIN,
                (g, by) -> g.muteMember(by, DAN, NOON),
                (by, line) -> new MemberMuted(CLUB, by, DAN, NOON, 1, line)),
        UNMUTE(Role.ADMIN, (g, by) -> g.unmuteMember(by, DAN), (by, line) -> new MemberUnmuted(CLUB, by, DAN, 1, line)),
        SILENCE(Role.ADMIN, (g, by) -> g.silence(by, true), (by, line) -> new Silenced(CLUB, by, true, 1, line)),
        RENAME(
                Role.ADMIN,
                (g, by) -> g.rename(by, "Team"),
                (by, line) -> new Renamed(CLUB, by, 1, line, by, new Personal("Team"))),
        DESCRIBE(
                Role.ADMIN,
                (g, by) -> g.describe(by, "Chess"),
                (by, _) -> new Described(CLUB, by, by, new Described.Personal("Chess"))),
        ANNOUNCE(
                Role.ADMIN,
                (g, by) -> g.announce(by, "Tonight"),
                (by, line) -> new Announced(CLUB, by, 1, 1, line, by, new Announced.Personal("Tonight"))),
        AVATAR(
                Role.ADMIN,
                (g, by) -> g.changeAvatar(by, Avatar.FOX),
                (by, line) -> new AvatarChanged(CLUB, by, Avatar.FOX, 1, line)),
        SETTINGS(
                Role.ADMIN,
                (g, by) -> g.changeSettings(by, Inviting.ADMINS, true, true),
                (by, _) -> new SettingsChanged(CLUB, by, Inviting.ADMINS, true, true)),
        ROLE(
                Role.OWNER,
                (g, by) -> g.changeRole(by, DAN, Role.ADMIN),
                (by, line) -> new RoleChanged(CLUB, by, DAN, Role.ADMIN, 1, line, 0)),
        TRANSFER(Role.OWNER, (g, by) -> g.transfer(by, DAN), (by, line) -> new Transferred(CLUB, by, DAN, 1, line, 0)),
        DISSOLVE(Role.OWNER, (g, by) -> g.dissolve(by), (by, line) -> new Dissolved(CLUB, by, 1, line));

        final Role least;
        final BiConsumer<GroupConversation, AccountId> command;
        final BiFunction<AccountId, Integer, Event> event;

        Act(Role least, BiConsumer<GroupConversation, AccountId> command, BiFunction<AccountId, Integer, Event> event) {
            this.least = least;
            this.command = command;
            this.event = event;
        }
    }

    private record Someone(AccountId account, Role role) {}

    private static final List<Someone> MEMBERS =
            List.of(new Someone(ANN, Role.OWNER), new Someone(BOB, Role.ADMIN), new Someone(CAT, Role.MEMBER));

    @ParameterizedTest
    @EnumSource
    void eachCommandIsForARoleAndThoseAbove(Act act) {
        for (var who : MEMBERS) {
            var by = who.account();
            var result = club(g -> act.command.accept(g, by));
            if (act.least.isAbove(who.role())) {
                result.expectNoEvents().expectException(Refused.class).expectExceptionMessage("role-too-low");
            } else {
                result.expectEvents(act.event.apply(by, 2));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INVITE", "REMOVE", "TRANSFER", "DISSOLVE"}) // can't be done twice
    void eachCommandLeavesItsEventEachTime(Act act) {
        var again = act == Act.ANNOUNCE
                ? new Announced(CLUB, ANN, 2, 1, 3, ANN, new Announced.Personal("Tonight"))
                : act.event.apply(ANN, 3);
        club(g -> act.command.accept(g, ANN), act.event.apply(ANN, 2)).expectEvents(again);
    }

    @ParameterizedTest
    @EnumSource
    void whoIsInItNoMoreCanDoNothing(Act act) {
        club(g -> act.command.accept(g, EVE)).expectNoEvents().expectExceptionMessage("no-longer-member");
    }

    @ParameterizedTest
    @EnumSource
    void toWhoNeverWasInItItIsNotThere(Act act) {
        club(g -> act.command.accept(g, ZOE)).expectNoEvents().expectExceptionMessage("no-such-conversation");
    }

    @ParameterizedTest
    @EnumSource
    void inADissolvedGroupNothingHappens(Act act) {
        var dissolved = new Dissolved(CLUB, ANN, 1, 2);
        for (var who : MEMBERS) {
            club(g -> act.command.accept(g, who.account()), dissolved)
                    .expectNoEvents()
                    .expectExceptionMessage("group-dissolved");
        }
        club(g -> g.leave(CAT), dissolved).expectExceptionMessage("group-dissolved");
        club(g -> act.command.accept(g, EVE), dissolved).expectExceptionMessage("no-longer-member");
    }

    @Test
    void oneActsOnThoseBelowOneself() {
        for (var above : List.of(ANN, BOB)) {
            club(g -> g.muteMember(BOB, above, NOON)).expectExceptionMessage("role-too-low");
            club(g -> g.unmuteMember(BOB, above)).expectExceptionMessage("role-too-low");
        }
        club(g -> g.muteMember(ANN, BOB, NOON)).expectEvents(new MemberMuted(CLUB, ANN, BOB, NOON, 1, 2));
        club(g -> g.changeRole(ANN, ANN, Role.MEMBER)).expectExceptionMessage("role-too-low");
        club(g -> g.transfer(ANN, ANN)).expectExceptionMessage("role-too-low");
    }

    @Test
    void oneActsOnMembersAlone() {
        for (var absent : List.of(EVE, ZOE)) {
            club(g -> g.muteMember(ANN, absent, NOON)).expectExceptionMessage("not-a-member");
            club(g -> g.unmuteMember(ANN, absent)).expectExceptionMessage("not-a-member");
            club(g -> g.changeRole(ANN, absent, Role.ADMIN)).expectExceptionMessage("not-a-member");
            club(g -> g.transfer(ANN, absent)).expectExceptionMessage("not-a-member");
        }
    }

    @Test
    void anAdminMayBecomeAMemberAgain() {
        club(g -> g.changeRole(ANN, BOB, Role.MEMBER))
                .expectEvents(new RoleChanged(CLUB, ANN, BOB, Role.MEMBER, 1, 2, 0));
        club(g -> g.rename(BOB, "Team"), new RoleChanged(CLUB, ANN, BOB, Role.MEMBER, 1, 2, 0))
                .expectExceptionMessage("role-too-low");
    }

    @Test
    void whoHandsTheGroupOnIsAMemberAndMayLeave() {
        var handedOn = new Transferred(CLUB, ANN, CAT, 1, 2, 0);
        club(g -> g.rename(ANN, "Team"), handedOn).expectExceptionMessage("role-too-low");
        club(g -> g.leave(ANN), handedOn).expectSuccessfulHandlerExecution();
        club(g -> g.leave(CAT), handedOn).expectExceptionMessage("owner-cannot-leave");
        club(g -> g.dissolve(CAT), handedOn).expectEvents(new Dissolved(CLUB, CAT, 1, 3));
    }

    @Test
    void whoComesAgainIsAMereMember() {
        var again = new Joined(CLUB, ANN, List.of(BOB), 4, false, null, 1, 3, 0);
        club(g -> g.rename(BOB, "Team"), new Removed(CLUB, ANN, List.of(BOB), 3, 1, 2), again)
                .expectExceptionMessage("role-too-low");
    }
}
