package io.parley.command.conversation;

import static io.parley.command.conversation.DirectConversationTest.ANN;
import static io.parley.command.conversation.DirectConversationTest.BOB;
import static io.parley.command.conversation.DirectConversationTest.CHAT;

import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.ConversationEvent.Archived;
import io.parley.api.conversation.ConversationEvent.Hidden;
import io.parley.api.conversation.ConversationEvent.MarkedUnread;
import io.parley.api.conversation.ConversationEvent.MessageDeleted;
import io.parley.api.conversation.ConversationEvent.Muted;
import io.parley.api.conversation.ConversationEvent.Pinned;
import io.parley.api.conversation.ConversationEvent.Read;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupEvent.AnnouncementRead;
import io.parley.api.group.GroupEvent.RemarkChanged;
import io.parley.command.Aggregates;
import io.parley.command.gateway.RetryLater;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class ParticipationTest {
    private static final ConversationId CLUB = ConversationId.group(ANN, new UUID(7, 7));
    private static final Instant LATER = Aggregates.BEFORE.plusSeconds(2);
    private static final ConversationEvent FIVE = new Read(CHAT, BOB, 5, true);

    @Test
    void aMarkOnlyRises() {
        bobs(p -> p.read(CHAT, BOB, 5, true, LATER)).expectEvents(FIVE);
        bobs(p -> p.read(CHAT, BOB, 6, true, LATER), FIVE).expectEvents(new Read(CHAT, BOB, 6, true));
        bobs(p -> p.read(CHAT, BOB, 6, false, LATER), FIVE).expectEvents(new Read(CHAT, BOB, 6, false));
        // where it doesn't, oneself alone is told
        for (var upTo : new long[] {4, 5}) {
            bobs(p -> p.read(CHAT, BOB, upTo, true, LATER), FIVE).expectEvents(new Read(CHAT, BOB, 5, false));
        }
    }

    @Test
    void aMarkThatWasNotShownStaysHidden() {
        bobs(p -> p.read(CHAT, BOB, 6, true, LATER), new Read(CHAT, BOB, 6, false))
                .expectEvents(new Read(CHAT, BOB, 6, false));
    }

    @Test
    void aMarkInAGroupIsOfAKindOfItsOwn() {
        var five = new GroupEvent.Read(CLUB, BOB, 5, true);
        bobs(p -> p.read(CLUB, BOB, 5, true, LATER)).expectEvents(five);
        bobs(p -> p.read(CLUB, BOB, 6, true, LATER), five).expectEvents(new GroupEvent.Read(CLUB, BOB, 6, true));
        bobs(p -> p.read(CLUB, BOB, 4, true, LATER), five).expectEvents(new GroupEvent.Read(CLUB, BOB, 5, false));
    }

    @Test
    void betweenTwoMarksAreTwoSeconds() {
        var inGroup = new GroupEvent.Read(CLUB, BOB, 5, true);
        for (var millis : new long[] {0, 1_999}) {
            var soon = Aggregates.BEFORE.plusMillis(millis);
            bobs(p -> p.read(CHAT, BOB, 6, true, soon), FIVE).expectNoEvents().expectException(RetryLater.class);
            bobs(p -> p.read(CLUB, BOB, 6, true, soon), inGroup)
                    .expectNoEvents()
                    .expectException(RetryLater.class);
        }
        // all else may come meanwhile
        bobs(p -> p.read(CHAT, BOB, 6, true, LATER), FIVE, new Pinned(CHAT, BOB, true))
                .expectEvents(new Read(CHAT, BOB, 6, true));
    }

    @Test
    void aMarkByAClockAheadIsNotWaitedFor() {
        bobs(p -> p.read(CHAT, BOB, 6, true, Aggregates.BEFORE.minusMillis(1)), FIVE)
                .expectEvents(new Read(CHAT, BOB, 6, true));
    }

    @Test
    void readingAnOldAnnouncementBringsBackNone() {
        var two = new AnnouncementRead(CLUB, BOB, 2);
        bobs(p -> p.readAnnouncement(CLUB, BOB, 2)).expectEvents(two);
        bobs(p -> p.readAnnouncement(CLUB, BOB, 1), two).expectEvents(two);
        bobs(p -> p.readAnnouncement(CLUB, BOB, 3), two).expectEvents(new AnnouncementRead(CLUB, BOB, 3));
    }

    @Test
    void whatOneDoesForOneselfLeavesItsEventEachTime() {
        each(p -> p.pin(CHAT, ANN, true), new Pinned(CHAT, ANN, true));
        each(p -> p.pin(CHAT, ANN, false), new Pinned(CHAT, ANN, false));
        each(p -> p.mute(CHAT, ANN, true, 7), new Muted(CHAT, ANN, true));
        each(p -> p.hide(CHAT, ANN, 7), new Hidden(CHAT, ANN, 7));
        each(p -> p.archive(CHAT, ANN, true, 7), new Archived(CHAT, ANN, true, 7));
        each(p -> p.archive(CHAT, ANN, false, 7), new Archived(CHAT, ANN, false, 7));
        each(p -> p.markUnread(CHAT, ANN, true), new MarkedUnread(CHAT, ANN, true));
        each(p -> p.delete(CHAT, ANN, 3), new MessageDeleted(CHAT, ANN, 3));
        each(
                p -> p.changeRemark(CLUB, ANN, "Chess"),
                new RemarkChanged(CLUB, ANN, ANN, new RemarkChanged.Personal("Chess")));
    }

    @Test
    void whatItsMessagesBroughtBackStaysInTheListWhenItIsMuted() {
        var archived = new Archived(CHAT, ANN, true, 7);
        var muted = new Muted(CHAT, ANN, true);
        bobs(p -> p.mute(CHAT, ANN, true, 8), archived).expectEvents(muted, new Archived(CHAT, ANN, false, 8));
        // still in the archive, or never there
        bobs(p -> p.mute(CHAT, ANN, true, 7), archived).expectEvents(muted);
        bobs(p -> p.mute(CHAT, ANN, true, 8), archived, new Archived(CHAT, ANN, false, 7))
                .expectEvents(muted);
    }

    @Test
    void whatIsArchivedStaysSoWhenItIsUnmuted() {
        var archived = new Archived(CHAT, ANN, true, 7);
        var muted = new Muted(CHAT, ANN, true);
        var unmuted = new Muted(CHAT, ANN, false);
        bobs(p -> p.mute(CHAT, ANN, false, 9), muted, archived).expectEvents(unmuted, new Archived(CHAT, ANN, true, 9));
        bobs(p -> p.mute(CHAT, ANN, false, 7), muted, archived).expectEvents(unmuted);
        // was in the list already
        bobs(p -> p.mute(CHAT, ANN, false, 9), archived).expectEvents(unmuted);
        bobs(p -> p.mute(CHAT, ANN, true, 9), muted, archived).expectEvents(muted);
    }

    private static void each(Consumer<Participation> action, Event event) {
        bobs(action).expectEvents(event);
        bobs(action, event).expectEvents(event);
    }

    private static ResultValidator<Participation> bobs(Consumer<Participation> action, Event... given) {
        return Aggregates.on(Participation.class, Participation::new, action, given);
    }
}
