package io.parley.command.conversation;

import static io.parley.command.Nodes.ONE;
import static io.parley.command.Nodes.TWO;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.account.AccountCommand.ChangePrivacy;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand.Archive;
import io.parley.api.conversation.ConversationCommand.Delete;
import io.parley.api.conversation.ConversationCommand.Hide;
import io.parley.api.conversation.ConversationCommand.MarkRead;
import io.parley.api.conversation.ConversationCommand.MarkUnread;
import io.parley.api.conversation.ConversationCommand.Mute;
import io.parley.api.conversation.ConversationCommand.OpenSaved;
import io.parley.api.conversation.ConversationCommand.Pin;
import io.parley.api.conversation.ConversationCommand.Send;
import io.parley.api.conversation.ConversationEvent.Archived;
import io.parley.api.conversation.ConversationEvent.Hidden;
import io.parley.api.conversation.ConversationEvent.MarkedUnread;
import io.parley.api.conversation.ConversationEvent.MessageDeleted;
import io.parley.api.conversation.ConversationEvent.Muted;
import io.parley.api.conversation.ConversationEvent.Pinned;
import io.parley.api.conversation.ConversationEvent.Read;
import io.parley.api.friendship.FriendshipCommand.Accept;
import io.parley.api.friendship.FriendshipCommand.End;
import io.parley.api.friendship.FriendshipCommand.Request;
import io.parley.api.group.GroupCommand;
import io.parley.api.group.GroupEvent;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.Node;
import io.parley.command.StreamId;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.StoredEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What one does for oneself in a conversation, through the ledger and on two nodes.
@Tag("integration")
class OwnPartTest {
    private Actor ann;
    private Actor bob;
    private ConversationId chat;

    @BeforeEach
    void friendsWithTwoMessages() {
        ann = ONE.register();
        bob = ONE.register();
        chat = ConversationId.direct(ann.account(), bob.account());
        accepted(ONE, ann, new Request(id(), bob.account(), "Hi", null, null));
        accepted(ONE, bob, new Accept(id(), ann.account(), null));
        accepted(ONE, ann, new Send(id(), chat, new Content.PlainText("Hello")));
    }

    @Test
    void eachIsCarriedOutInOnesOwnPart() {
        accepted(ONE, bob, new Pin(id(), chat, true));
        accepted(TWO, bob, new Mute(id(), chat, true));
        accepted(ONE, bob, new Hide(id(), chat));
        accepted(ONE, bob, new Archive(id(), chat, true));
        accepted(TWO, bob, new MarkUnread(id(), chat, true));
        var deleted = accepted(ONE, bob, new Delete(id(), chat, 2));
        assertThat(deleted.conversationId()).isEqualTo(chat);
        var me = bob.account();
        assertThat(part(me))
                .containsExactly(
                        new Pinned(chat, me, true),
                        new Muted(chat, me, true),
                        new Hidden(chat, me, 2),
                        new Archived(chat, me, true, 2),
                        new MarkedUnread(chat, me, true),
                        new MessageDeleted(chat, me, 2));
        assertThat(part(ann.account())).isEmpty();
    }

    @Test
    void aClosedChatIsStillOnesOwn() {
        accepted(ONE, ann, new End(id(), bob.account()));
        accepted(TWO, bob, new Hide(id(), chat));
        accepted(TWO, bob, new Delete(id(), chat, 1));
    }

    @Test
    void oneHidesWhatThereIsByTheNewestState() {
        accepted(TWO, bob, new Hide(id(), chat));
        accepted(ONE, ann, new Send(id(), chat, new Content.PlainText("Are you there?")));
        accepted(TWO, bob, new Hide(id(), chat));
        assertThat(part(bob.account()))
                .containsExactly(new Hidden(chat, bob.account(), 2), new Hidden(chat, bob.account(), 3));
    }

    @Test
    void mutingMovesNothingBetweenListAndArchive() {
        var me = bob.account();
        accepted(ONE, bob, new Archive(id(), chat, true));
        accepted(TWO, ann, new Send(id(), chat, new Content.PlainText("Are you there?")));
        accepted(ONE, bob, new Mute(id(), chat, true));
        assertThat(part(me))
                .containsExactly(
                        new Archived(chat, me, true, 2), new Muted(chat, me, true), new Archived(chat, me, false, 3));
    }

    @Test
    void strangersAndMessagesThatAreNotThereAreRefused() {
        var eve = ONE.register();
        for (var command : List.of(
                new Pin(id(), chat, true),
                new Mute(id(), chat, true),
                new Hide(id(), chat),
                new Archive(id(), chat, true),
                new MarkUnread(id(), chat, true),
                new Delete(id(), chat, 1),
                new MarkRead(id(), chat, 1))) {
            assertThat(ONE.gateway().execute(eve, command)).isEqualTo(new Answer.Refused("no-such-conversation", null));
        }
        assertThat(part(eve.account())).isEmpty();
        assertThat(ONE.gateway().execute(bob, new Delete(id(), chat, 3)))
                .isEqualTo(new Answer.Refused("no-such-message", null));
    }

    @Test
    void savedMessagesAreOpenedOnceForEachAccount() {
        var saved = ConversationId.saved(bob.account());
        var message = new Send(id(), saved, new Content.PlainText("Milk"));
        assertThat(ONE.gateway().execute(bob, message)).isEqualTo(new Answer.Refused("no-such-conversation", null));
        var open = new OpenSaved(id());
        var first = accepted(ONE, bob, open);
        assertThat(first.conversationId()).isEqualTo(saved);
        assertThat(accepted(TWO, bob, open)).isEqualTo(first);
        // there is nothing left to do
        assertThat(accepted(TWO, bob, new OpenSaved(id()))).isEqualTo(new Accepted(null, null, null));
        assertThat(accepted(TWO, bob, new Send(id(), saved, new Content.PlainText("Milk")))
                        .messageNo())
                .isEqualTo(1);
        accepted(ONE, bob, new MarkRead(id(), saved, 1));
        accepted(ONE, bob, new Pin(id(), saved, true));
        accepted(ONE, bob, new Delete(id(), saved, 1));
        for (var command : List.of(
                new Send(id(), saved, new Content.PlainText("mine?")),
                new MarkRead(id(), saved, 1),
                new Delete(id(), saved, 1))) {
            assertThat(ONE.gateway().execute(ann, command)).isEqualTo(new Answer.Refused("no-such-conversation", null));
        }
    }

    @Test
    void aLateCopyUndoesNothing() {
        var hide = new Hide(id(), chat);
        var unpin = new Pin(id(), chat, false);
        var read = new MarkRead(id(), chat, 2);
        accepted(ONE, bob, new MarkRead(id(), chat, 2));
        var first = List.of(accepted(ONE, bob, hide), accepted(ONE, bob, unpin), accepted(ONE, bob, read));
        accepted(ONE, ann, new Send(id(), chat, new Content.PlainText("news")));
        accepted(ONE, bob, new Pin(id(), chat, true));
        accepted(ONE, bob, new MarkUnread(id(), chat, true));
        var before = part(bob.account());
        assertThat(List.of(accepted(TWO, bob, hide), accepted(TWO, bob, unpin), accepted(TWO, bob, read)))
                .isEqualTo(first);
        assertThat(part(bob.account())).isEqualTo(before);
    }

    @Test
    void ofTwoDevicesThatReadAtOnceTheNewestMarkWinsInTheEnd() {
        var create = new GroupCommand.Create(id(), "Club", List.of(bob.account()));
        var club = requireNonNull(accepted(ONE, ann, create).conversationId());
        accepted(ONE, ann, new Send(id(), club, new Content.PlainText("one")));
        accepted(ONE, ann, new Send(id(), club, new Content.PlainText("two")));
        for (var id : List.of(chat, club)) {
            var phone = new MarkRead(id(), id, 1);
            var laptop = new MarkRead(id(), id, 2);
            var first = accepted(ONE, bob, phone);
            assertThat(TWO.gateway().execute(bob, laptop))
                    .isInstanceOfSatisfying(
                            Answer.Busy.class,
                            busy -> assertThat(busy.retryAfterMillis()).isBetween(1L, 2_000L));
            assertThat(ONE.gateway().execute(bob, phone)).isEqualTo(first); // was carried out
            assertThat(ONE.gateway().execute(ann, new MarkRead(id(), id, 1))).isInstanceOf(Accepted.class);
            accepted(TWO, bob, laptop);
            accepted(ONE, bob, new MarkRead(id(), id, 1));
            assertThat(ONE.bean(Ledger.class).stream(StreamId.participation(id, bob.account()), 0)
                            .map(StoredEvent::event)
                            .map(OwnPartTest::upTo))
                    .containsExactly(1L, 2L, 2L);
        }
    }

    @Test
    void whoHidesReadMarksSeesNone() {
        accepted(TWO, bob, new MarkRead(id(), chat, 1));
        accepted(ONE, ann, new ChangePrivacy(id(), false, true));
        // TWO has the account as it was in its cache
        accepted(TWO, bob, new MarkRead(id(), chat, 2));
        accepted(TWO, ann, new MarkRead(id(), chat, 1));
        assertThat(part(bob.account()))
                .containsExactly(new Read(chat, bob.account(), 1, true), new Read(chat, bob.account(), 2, false));
        assertThat(part(ann.account())).containsExactly(new Read(chat, ann.account(), 1, false));

        accepted(ONE, ann, new ChangePrivacy(id(), true, false));
        accepted(TWO, ann, new MarkRead(id(), chat, 2));
        assertThat(part(ann.account())).last().isEqualTo(new Read(chat, ann.account(), 2, true));
    }

    private List<Event> part(AccountId account) {
        return ONE.bean(Ledger.class).stream(StreamId.participation(chat, account), 0)
                .map(StoredEvent::event)
                .toList();
    }

    private static long upTo(Event event) {
        return event instanceof Read read ? read.upTo() : ((GroupEvent.Read) event).upTo();
    }

    private static UUID id() {
        return UUID.randomUUID();
    }

    private static Accepted accepted(Node node, Actor actor, Command command) {
        var answer = node.settled(actor, command);
        assertThat(answer).isInstanceOf(Accepted.class);
        return (Accepted) answer;
    }
}
