package io.parley.command.group;

import static io.parley.command.group.Story.ANN;
import static io.parley.command.group.Story.BOB;
import static io.parley.command.group.Story.CAT;
import static io.parley.command.group.Story.CLUB;
import static io.parley.command.group.Story.DAN;
import static io.parley.command.group.Story.EVE;
import static io.parley.command.group.Story.HELLO;
import static io.parley.command.group.Story.NOON;
import static io.parley.command.group.Story.ZOE;
import static io.parley.command.group.Story.after;
import static io.parley.command.group.Story.club;
import static io.parley.command.group.Story.sent;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.Mention;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupEvent.Dissolved;
import io.parley.api.group.GroupEvent.MemberMuted;
import io.parley.api.group.GroupEvent.MemberUnmuted;
import io.parley.api.group.GroupEvent.Removed;
import io.parley.api.group.GroupEvent.Silenced;
import io.parley.api.group.GroupEvent.Transferred;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendingTest {
    private static final GroupEvent MUTED = new MemberMuted(CLUB, ANN, CAT, NOON, 1, 2);

    @Test
    void membersSayWhatIsNumberedOnwards() {
        sends(CAT, NOON).expectEvents(sent(2, CAT));
        sends(ANN, NOON).expectEvents(sent(2, ANN));
    }

    @Test
    void whoIsNoMemberSaysNothing() {
        sends(EVE, NOON).expectNoEvents().expectExceptionMessage("no-longer-member");
        sends(ZOE, NOON).expectNoEvents().expectExceptionMessage("no-such-conversation");
        sends(CAT, NOON, new Removed(CLUB, ANN, List.of(CAT), 3, 1, 2)).expectExceptionMessage("no-longer-member");
        after(g -> g.send(ANN, new UUID(9, 1), HELLO, NOON), Stream.of())
                .expectExceptionMessage("no-such-conversation");
    }

    @Test
    void whatItRemembersIsNotSaidAgain() {
        club(g -> g.send(ANN, new UUID(9, 1), HELLO, NOON)).expectNoEvents().expectSuccessfulHandlerExecution();
        club(g -> g.send(ANN, new UUID(9, 1), HELLO, NOON), new Dissolved(CLUB, ANN, 1, 2))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void inADissolvedGroupNothingIsSaid() {
        sends(ANN, NOON, new Dissolved(CLUB, ANN, 1, 2)).expectExceptionMessage("group-dissolved");
    }

    @Test
    void aMutedOneIsSilentUntilThen() {
        sends(CAT, NOON.minusNanos(1), MUTED).expectNoEvents().expectExceptionMessage("member-muted");
        sends(CAT, NOON, MUTED).expectEvents(sent(2, CAT));
        sends(DAN, NOON.minusNanos(1), MUTED).expectEvents(sent(2, DAN));
        sends(CAT, Instant.EPOCH, MUTED, new MemberUnmuted(CLUB, ANN, CAT, 1, 3))
                .expectEvents(sent(2, CAT));
        sends(BOB, Instant.EPOCH, new MemberMuted(CLUB, ANN, BOB, NOON, 1, 2)).expectExceptionMessage("member-muted");
    }

    @Test
    void theOwnerIsMutedByNobody() {
        sends(CAT, Instant.EPOCH, MUTED, new Transferred(CLUB, ANN, CAT, 1, 3, 0))
                .expectEvents(sent(2, CAT));
    }

    @Test
    void inASilencedGroupThoseWhoLeadSpeakAlone() {
        var silence = new Silenced(CLUB, BOB, true, 1, 2);
        sends(ANN, NOON, silence).expectEvents(sent(2, ANN));
        sends(BOB, NOON, silence).expectEvents(sent(2, BOB));
        sends(CAT, NOON, silence).expectNoEvents().expectExceptionMessage("group-silenced");
        sends(CAT, NOON, silence, new Silenced(CLUB, BOB, false, 1, 3)).expectEvents(sent(2, CAT));
    }

    @Test
    void thoseWhoLeadMentionEveryone() {
        mentions(ANN, null).expectSuccessfulHandlerExecution();
        mentions(BOB, null).expectSuccessfulHandlerExecution();
        mentions(CAT, null).expectNoEvents().expectExceptionMessage("mentioning-all");
    }

    @Test
    void eachMayMentionOne() {
        var text = new Content.PlainText("@Bob", List.of(new Mention(BOB, 0, 4)));
        var id = new UUID(9, 2);
        mentions(CAT, BOB).expectEvents(new MessageSent(CLUB, 2, id, CAT, CAT, new MessageSent.Personal(text)));
    }

    private static ResultValidator<GroupConversation> mentions(AccountId sender, @Nullable AccountId mentioned) {
        var text = new Content.PlainText("@Bob", List.of(new Mention(mentioned, 0, 4)));
        return club(g -> g.send(sender, new UUID(9, 2), text, NOON));
    }

    private static ResultValidator<GroupConversation> sends(AccountId sender, Instant now, Event... then) {
        return club(g -> g.send(sender, new UUID(9, 2), HELLO, now), then);
    }
}
