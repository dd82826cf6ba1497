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
import static org.awaitility.Awaitility.await;

import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.account.AccountCommand.ChangePrivacy;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand.Archive;
import io.parley.api.conversation.ConversationCommand.Delete;
import io.parley.api.conversation.ConversationCommand.Hide;
import io.parley.api.conversation.ConversationCommand.MarkRead;
import io.parley.api.conversation.ConversationCommand.MarkUnread;
import io.parley.api.conversation.ConversationCommand.Mute;
import io.parley.api.conversation.ConversationCommand.Pin;
import io.parley.api.conversation.ConversationCommand.Send;
import io.parley.api.conversation.ConversationEvent.Archived;
import io.parley.api.conversation.ConversationEvent.Hidden;
import io.parley.api.conversation.ConversationEvent.MarkedUnread;
import io.parley.api.conversation.ConversationEvent.MessageDeleted;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.ConversationEvent.Muted;
import io.parley.api.conversation.ConversationEvent.Pinned;
import io.parley.api.friendship.FriendshipCommand.Block;
import io.parley.api.friendship.FriendshipCommand.End;
import io.parley.api.group.GroupCommand.Announce;
import io.parley.api.group.GroupCommand.ChangeRemark;
import io.parley.api.group.GroupCommand.ChangeRole;
import io.parley.api.group.GroupCommand.Create;
import io.parley.api.group.GroupCommand.Dissolve;
import io.parley.api.group.GroupCommand.Invite;
import io.parley.api.group.GroupCommand.Leave;
import io.parley.api.group.GroupCommand.MuteMember;
import io.parley.api.group.GroupCommand.ReadAnnouncement;
import io.parley.api.group.GroupCommand.Remove;
import io.parley.api.group.GroupCommand.Rename;
import io.parley.api.group.GroupEvent.AnnouncementRead;
import io.parley.api.group.GroupEvent.Created;
import io.parley.api.group.GroupEvent.Left;
import io.parley.api.group.GroupEvent.MemberMuted;
import io.parley.api.group.GroupEvent.Personal;
import io.parley.api.group.GroupEvent.Read;
import io.parley.api.group.GroupEvent.RemarkChanged;
import io.parley.api.group.GroupEvent.Removed;
import io.parley.api.group.NotAdded;
import io.parley.api.group.Role;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.Node;
import io.parley.command.Servers;
import io.parley.command.StreamId;
import io.parley.command.aggregate.Repositories;
import io.parley.command.conversation.Participation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Groups through the ledger and on two nodes.
@Tag("integration")
class GroupsTest {
    private static final Content HELLO = new Content.PlainText("Hello");

    /// Ann and Bob are friends of each other and of Cat; Zoe is a stranger to all.
    private static final Actor ANN = ONE.register();

    private static final Actor BOB = ONE.register();
    private static final Actor CAT = ONE.register();
    private static final Actor ZOE = ONE.register();

    private ConversationId club;

    @BeforeAll
    static void friends() {
        befriend(ANN, BOB);
        befriend(ANN, CAT);
        befriend(BOB, CAT);
    }

    /// Ann's, with Bob in it.
    @BeforeEach
    void club() {
        club = create(ANN, BOB);
    }

    @Test
    void thoseWhoAreNoFriendsAreLeftOutAndTold() {
        var dan = ONE.register();
        befriend(ANN, dan);
        accepted(ONE, dan, new Block(id(), ANN.account()));
        var nobody = new AccountId(UUID.randomUUID());
        var asked = List.of(ZOE.account(), BOB.account(), dan.account(), nobody, ANN.account(), CAT.account());
        var create = new Create(id(), null, asked);
        var answer = accepted(ONE, ANN, create);

        var made = ConversationId.group(ANN.account(), create.clientId());
        assertThat(answer.conversationId()).isEqualTo(made);
        assertThat(answer.notAdded())
                .containsExactly(
                        new NotAdded(ZOE.account(), "not-friends"),
                        new NotAdded(dan.account(), "not-friends"),
                        new NotAdded(nobody, "not-friends"),
                        new NotAdded(ANN.account(), "oneself"));
        var members = List.of(ANN.account(), BOB.account(), CAT.account());
        assertThat(events(StreamId.of(made)))
                .containsExactly(new Created(made, ANN.account(), members, 0, 1, ANN.account(), new Personal(null)));

        // only who was added is remembered
        for (var node : List.of(ONE, TWO)) {
            assertThat(node.gateway().execute(ANN, create))
                    .isEqualTo(new Accepted(
                            answer.eventId(),
                            made,
                            null,
                            Stream.of(ZOE.account(), dan.account(), nobody, ANN.account())
                                    .map(account -> new NotAdded(account, null))
                                    .toList()));
        }
        assertThat(events(StreamId.of(made))).hasSize(1);
    }

    @Test
    void anInvitationSentAgainIsAnsweredAlikeThoughAllIsOtherwiseNow() {
        var dan = ONE.register();
        var invite = new Invite(id(), club, List.of(dan.account(), CAT.account()));
        var first = accepted(ONE, ANN, invite);
        assertThat(first.notAdded()).containsExactly(new NotAdded(dan.account(), "not-friends"));
        befriend(ANN, dan);
        accepted(ONE, ANN, new Remove(id(), club, List.of(CAT.account())));
        accepted(ONE, ANN, new Dissolve(id(), club));
        assertThat(TWO.gateway().execute(ANN, invite))
                .isEqualTo(new Accepted(first.eventId(), club, null, List.of(new NotAdded(dan.account(), null))));
    }

    @Test
    void aGroupIsMadeOnceThoughTheCommandComesAtOnceOnTwoNodes() {
        var create = new Create(id(), "Twice", List.of(BOB.account()));
        var answers = atOnce(
                () -> ONE.gateway().execute(ANN, create), () -> TWO.gateway().execute(ANN, create));
        assertThat(answers.getFirst()).isInstanceOf(Accepted.class).isEqualTo(answers.getLast());
        assertThat(events(StreamId.of(ConversationId.group(ANN.account(), create.clientId()))))
                .hasSize(1);
    }

    @Test
    void friendshipsAreReadAtTheirEnd() {
        var dan = ONE.register();
        befriend(ANN, dan);
        accepted(
                TWO,
                ANN,
                new Create(id(), null, List.of(CAT.account(), dan.account()))); // now TWO has them in its cache
        accepted(ONE, dan, new End(id(), ANN.account()));
        assertThat(accepted(TWO, ANN, new Invite(id(), club, List.of(CAT.account(), dan.account())))
                        .notAdded())
                .containsExactly(new NotAdded(dan.account(), "not-friends"));
        accepted(ONE, ANN, new Remove(id(), club, List.of(CAT.account())));
        accepted(ONE, dan, new Block(id(), ANN.account()));
        assertThat(TWO.gateway().execute(ANN, new Invite(id(), club, List.of(dan.account()))))
                .isEqualTo(refused("not-friends"));
    }

    @RepeatedTest(5)
    void ofTwoInvitationsAtOnceOneAdds() {
        var answers = atOnce(
                () -> ONE.gateway().execute(ANN, new Invite(id(), club, List.of(CAT.account()))),
                () -> TWO.gateway().execute(BOB, new Invite(id(), club, List.of(CAT.account()))));
        assertThat(answers).hasAtLeastOneElementOfType(Accepted.class).contains(refused("already-member"));
        assertThat(events(StreamId.of(club))).hasSize(2);
    }

    @RepeatedTest(5)
    void ofTwoRemovalsAtOnceOneRemoves() {
        accepted(ONE, ANN, new Invite(id(), club, List.of(CAT.account())));
        accepted(ONE, ANN, new ChangeRole(id(), club, BOB.account(), Role.ADMIN));
        var answers = atOnce(
                () -> ONE.gateway().execute(ANN, new Remove(id(), club, List.of(CAT.account()))),
                () -> TWO.gateway().execute(BOB, new Remove(id(), club, List.of(CAT.account()))));
        assertThat(answers).hasAtLeastOneElementOfType(Accepted.class).contains(refused("not-a-member"));
    }

    @Test
    void twoAdminsWhoRemoveEachOtherAtOnceBothStay() {
        accepted(ONE, ANN, new Invite(id(), club, List.of(CAT.account())));
        accepted(ONE, ANN, new ChangeRole(id(), club, BOB.account(), Role.ADMIN));
        accepted(ONE, ANN, new ChangeRole(id(), club, CAT.account(), Role.ADMIN));
        assertThat(atOnce(
                        () -> ONE.gateway().execute(BOB, new Remove(id(), club, List.of(CAT.account()))),
                        () -> TWO.gateway().execute(CAT, new Remove(id(), club, List.of(BOB.account())))))
                .containsOnly(refused("role-too-low"));
    }

    @RepeatedTest(5)
    void aMessageIsSaidBeforeARemovalOrNotAtAll() {
        var answers = atOnce(
                () -> ONE.gateway().execute(ANN, new Remove(id(), club, List.of(BOB.account()))),
                () -> TWO.gateway().execute(BOB, new Send(id(), club, HELLO)));
        assertThat(answers.getFirst()).isInstanceOf(Accepted.class);
        var said = answers.getLast() instanceof Accepted;
        if (!said) {
            assertThat(answers.getLast()).isEqualTo(refused("no-longer-member"));
        }
        var events = events(StreamId.of(club));
        assertThat(events)
                .last()
                .isEqualTo(new Removed(club, ANN.account(), List.of(BOB.account()), 1, said ? 1 : 0, said ? 1 : 2));
        assertThat(events.stream().filter(MessageSent.class::isInstance)).hasSize(said ? 1 : 0);
    }

    @Test
    void whatIsSaidIsNumberedAndSaidOnce() {
        var send = new Send(id(), club, HELLO);
        assertThat(accepted(ONE, BOB, send).messageNo()).isOne();
        assertThat(accepted(TWO, ANN, new Send(id(), club, HELLO)).messageNo()).isEqualTo(2);
        accepted(ONE, BOB, new Leave(id(), club));
        assertThat(accepted(TWO, BOB, send).messageNo()).isOne();
        assertThat(ONE.gateway().execute(BOB, new Send(id(), club, HELLO))).isEqualTo(refused("no-longer-member"));
    }

    @Test
    void aMuteEndsSoManyMinutesFromNow() {
        var before = Instant.now();
        accepted(ONE, ANN, new MuteMember(id(), club, BOB.account(), 10));
        assertThat(events(StreamId.of(club)).getLast())
                .isInstanceOfSatisfying(
                        MemberMuted.class,
                        e -> assertThat(e.until())
                                .isBetween(
                                        before.plus(Duration.ofMinutes(10)),
                                        Instant.now().plus(Duration.ofMinutes(10))));
        assertThat(TWO.gateway().execute(BOB, new Send(id(), club, HELLO))).isEqualTo(refused("member-muted"));
    }

    @Test
    void whoHasLeftKeepsWhatHeSawAsHeLikes() {
        accepted(ONE, ANN, new Send(id(), club, HELLO));
        accepted(ONE, BOB, new Leave(id(), club));
        accepted(ONE, ANN, new Send(id(), club, HELLO));
        var me = BOB.account();
        ownParts(1).forEach(command -> accepted(TWO, BOB, command));
        assertThat(events(StreamId.participation(club, me)))
                .containsExactly(
                        new Pinned(club, me, true),
                        new Muted(club, me, true),
                        new Hidden(club, me, 1),
                        new Archived(club, me, true, 1),
                        new MarkedUnread(club, me, true),
                        new MessageDeleted(club, me, 1),
                        new Read(club, me, 1, true),
                        new RemarkChanged(club, me, me, new RemarkChanged.Personal("Chess")));
        assertThat(TWO.gateway().execute(BOB, new Delete(id(), club, 2))).isEqualTo(refused("no-such-message"));
        assertThat(TWO.gateway().execute(BOB, new MarkRead(id(), club, 2))).isEqualTo(refused("no-such-message"));
        assertThat(events(StreamId.of(club))).contains(new Left(club, me, 1, false, 1, 1));
    }

    @Test
    void aDissolvedGroupIsKeptAsOneLikes() {
        accepted(ONE, ANN, new Send(id(), club, HELLO));
        accepted(ONE, ANN, new Dissolve(id(), club));
        ownParts(1).forEach(command -> accepted(TWO, BOB, command));
        assertThat(TWO.gateway().execute(ANN, new Rename(id(), club, "Gone"))).isEqualTo(refused("group-dissolved"));
    }

    @Test
    void strangersGetTheSameAnswerAsForNothing() {
        accepted(ONE, ANN, new Send(id(), club, HELLO));
        var direct = ConversationId.direct(ANN.account(), BOB.account());
        var absent = refused("no-such-conversation");
        ownParts(1)
                .forEach(command ->
                        assertThat(ONE.gateway().execute(ZOE, command)).isEqualTo(absent));
        for (var id : List.of(club, direct, ConversationId.group(ANN.account(), id()))) {
            for (var command : List.of(
                    new Rename(id(), id, "Ours"),
                    new Invite(id(), id, List.of(CAT.account())),
                    new ChangeRemark(id(), id, "Ours"),
                    new ReadAnnouncement(id(), id, 1))) {
                assertThat(ONE.gateway().execute(ZOE, command)).isEqualTo(absent);
            }
        }
        // for its members too, what is of two is no group
        assertThat(ONE.gateway().execute(ANN, new Rename(id(), direct, "Ours"))).isEqualTo(absent);
    }

    @Test
    void aReadMarkIsShownIfItsReaderShowsHis() {
        var dan = ONE.register();
        befriend(ANN, dan);
        accepted(ONE, ANN, new Invite(id(), club, List.of(dan.account())));
        accepted(ONE, ANN, new Send(id(), club, HELLO));
        accepted(ONE, ANN, new Send(id(), club, HELLO));
        accepted(TWO, dan, new MarkRead(id(), club, 1));
        accepted(ONE, dan, new ChangePrivacy(id(), false, true));
        accepted(TWO, dan, new MarkRead(id(), club, 2));
        var me = dan.account();
        assertThat(events(StreamId.participation(club, me)))
                .containsExactly(new Read(club, me, 1, true), new Read(club, me, 2, false));
    }

    @Test
    void whoReadsKeepsNobodyFromTalking() {
        accepted(ONE, ANN, new Send(id(), club, HELLO));
        var answer = new CompletableFuture<Answer>();
        var reader = Thread.ofPlatform()
                .unstarted(() -> answer.complete(ONE.gateway().execute(BOB, new MarkRead(id(), club, 1))));
        var unit = DefaultUnitOfWork.startAndGet(null);
        try {
            ONE.bean(Repositories.class)
                    .of(Participation.class, Participation::new)
                    .load(StreamId.participation(club, BOB.account()));
            reader.start();
            await().until(() -> reader.getState() == Thread.State.TIMED_WAITING); // for the part that we hold
            accepted(ONE, ANN, new Send(id(), club, HELLO));
            assertThat(answer).isNotDone();
        } finally {
            unit.rollback();
        }
        assertThat(answer.join()).isInstanceOf(Accepted.class);
    }

    @Test
    void anAnnouncementIsReadInOnesOwnPart() {
        accepted(ONE, ANN, new Announce(id(), club, "Tonight"));
        accepted(TWO, BOB, new ReadAnnouncement(id(), club, 1));
        assertThat(TWO.gateway().execute(BOB, new ReadAnnouncement(id(), club, 2)))
                .isEqualTo(refused("no-such-message"));
        assertThat(events(StreamId.participation(club, BOB.account())))
                .containsExactly(new AnnouncementRead(club, BOB.account(), 1));
    }

    @Test
    void aGroupHasAsManyMembersAsIsSet() {
        var database = Servers.database();
        try (var small = Node.start(database, "--parley.groups.members-max=2")) {
            var owner = small.register();
            var friends = List.of(small.register(), small.register());
            friends.forEach(friend -> befriend(small, owner, friend));
            var create =
                    new Create(id(), null, friends.stream().map(Actor::account).toList());
            assertThat(accepted(small, owner, create).notAdded())
                    .containsExactly(new NotAdded(friends.getLast().account(), "group-full"));
            var full = ConversationId.group(owner.account(), create.clientId());
            assertThat(small.gateway()
                            .execute(
                                    owner,
                                    new Invite(
                                            id(),
                                            full,
                                            List.of(friends.getLast().account()))))
                    .isEqualTo(refused("group-full"));
        }
    }

    /// What each who was in the group may do for himself, by a message of it.
    private List<Command> ownParts(long messageNo) {
        return List.of(
                new Pin(id(), club, true),
                new Mute(id(), club, true),
                new Hide(id(), club),
                new Archive(id(), club, true),
                new MarkUnread(id(), club, true),
                new Delete(id(), club, messageNo),
                new MarkRead(id(), club, messageNo),
                new ChangeRemark(id(), club, "Chess"));
    }

    private static ConversationId create(Actor owner, Actor member) {
        var create = new Create(id(), "Club", List.of(member.account()));
        var made = accepted(ONE, owner, create).conversationId();
        assertThat(made).isEqualTo(ConversationId.group(owner.account(), create.clientId()));
        return requireNonNull(made);
    }
}
