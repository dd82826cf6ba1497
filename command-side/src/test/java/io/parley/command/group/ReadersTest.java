package io.parley.command.group;

import static io.parley.command.group.Story.ANN;
import static io.parley.command.group.Story.CAT;
import static io.parley.command.group.Story.CLUB;
import static io.parley.command.group.Story.EVE;
import static io.parley.command.group.Story.ZOE;
import static io.parley.command.group.Story.club;
import static io.parley.command.group.Story.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.group.GroupEvent.Announced;
import io.parley.api.group.GroupEvent.Dissolved;
import io.parley.api.group.GroupEvent.Joined;
import io.parley.api.group.GroupEvent.Left;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/// What one sees of a group: Eve left it after message 1.
class ReadersTest {
    private static final Event SECOND = sent(2, ANN);
    private static final Event THIRD = sent(3, ANN);

    @Test
    void membersSeeWhatThereIs() {
        sees(CAT, 1);
        sees(CAT, 1, new Dissolved(CLUB, ANN, 1, 2));
        missing(CAT, 2);
        club(g -> assertThat(g.lastNo(CAT)).isEqualTo(2), SECOND).expectSuccessfulHandlerExecution();
    }

    @Test
    void whoHasLeftSeesWhatThereWas() {
        sees(EVE, 1, SECOND);
        missing(EVE, 2, SECOND);
        club(g -> assertThat(g.lastNo(EVE)).isEqualTo(1), SECOND).expectSuccessfulHandlerExecution();
    }

    @Test
    void whoComesLaterSeesWhatComesAfterHim() {
        for (var newcomer : List.of(EVE, ZOE)) {
            var joined = new Joined(CLUB, ANN, List.of(newcomer), 5, false, null, 2, 1, 0);
            missing(newcomer, 2, SECOND, joined, THIRD);
            sees(newcomer, 3, SECOND, joined, THIRD);
            missing(newcomer, 4, SECOND, joined, THIRD);
        }
        // and what there was when he was in it before
        sees(EVE, 1, SECOND, new Joined(CLUB, ANN, List.of(EVE), 5, false, null, 2, 1, 0));
        missing(ZOE, 1, SECOND, new Joined(CLUB, ANN, List.of(ZOE), 5, false, null, 2, 1, 0));
    }

    @Test
    void orWhatWasSaidFromTheStart() {
        var joined = new Joined(CLUB, ANN, List.of(ZOE), 5, true, null, 2, 1, 0);
        sees(ZOE, 1, SECOND, joined);
        sees(ZOE, 2, SECOND, joined);
        sees(ZOE, 2, SECOND, joined, new Left(CLUB, ZOE, 4, false, 2, 2), THIRD);
        missing(ZOE, 3, SECOND, joined, new Left(CLUB, ZOE, 4, false, 2, 2), THIRD);
    }

    @Test
    void announcementsAreSeenAlike() {
        var one = new Announced(CLUB, ANN, 1, 1, 2, ANN, null);
        var left = new Left(CLUB, CAT, 3, false, 1, 3);
        var two = new Announced(CLUB, ANN, 2, 1, 4, ANN, null);
        club(g -> g.demandAnnouncement(ANN, 2), one, left, two).expectSuccessfulHandlerExecution();
        club(g -> g.demandAnnouncement(ANN, 3), one, left, two).expectExceptionMessage("no-such-message");
        club(g -> g.demandAnnouncement(CAT, 1), one, left, two).expectSuccessfulHandlerExecution();
        club(g -> g.demandAnnouncement(CAT, 2), one, left, two).expectExceptionMessage("no-such-message");
    }

    @Test
    void strangersSeeNothing() {
        for (var curious : List.<Consumer<GroupConversation>>of(
                g -> g.demandReader(ZOE),
                g -> g.demandMessage(ZOE, 1),
                g -> g.demandAnnouncement(ZOE, 1),
                g -> g.lastNo(ZOE),
                g -> g.readMarkShownBy(ZOE))) {
            club(curious).expectNoEvents().expectExceptionMessage("no-such-conversation");
        }
    }

    @Test
    void oneAloneDecidesWhetherOnesReadMarkIsShown() {
        club(g -> assertThat(g.readMarkShownBy(CAT)).containsExactly(CAT)).expectSuccessfulHandlerExecution();
    }

    private static void sees(AccountId reader, long no, Event... then) {
        message(reader, no, then).expectSuccessfulHandlerExecution();
    }

    private static void missing(AccountId reader, long no, Event... then) {
        message(reader, no, then).expectExceptionMessage("no-such-message");
    }

    private static ResultValidator<GroupConversation> message(AccountId reader, long no, Event... then) {
        return club(g -> g.demandMessage(reader, no), then);
    }
}
