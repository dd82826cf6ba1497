package io.parley.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand.Send;
import io.parley.api.friendship.FriendshipCommand.Accept;
import io.parley.api.friendship.FriendshipCommand.Decline;
import io.parley.api.friendship.FriendshipCommand.Request;
import io.parley.api.group.GroupCommand.Create;
import io.parley.api.group.GroupCommand.Join;
import io.parley.api.group.GroupCommand.MakeLink;
import io.parley.api.group.GroupCommand.MuteMember;
import io.parley.api.group.GroupEvent.MemberMuted;
import io.parley.api.invitation.LinkId;
import io.parley.api.invitation.LinkToken;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.command.Node;
import io.parley.command.SecretProperties;
import io.parley.command.Servers;
import io.parley.command.StreamId;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What depends on when a command comes goes by the clock that the gateway was given.
@Tag("integration")
class GatewayClockTest {
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.EPOCH);
    private static final Node NODE = Node.start(Servers.database(), NOW::get);
    private static final Actor ANN = NODE.register();
    private static final Actor BOB = NODE.register();

    private ConversationId club;

    @AfterAll
    static void stop() {
        NODE.close();
    }

    /// Ann's, with Bob in it.
    @BeforeEach
    void club() {
        NOW.set(Instant.now());
        NODE.gateway().execute(ANN, new Request(id(), BOB.account(), null, null, null));
        NODE.gateway().execute(BOB, new Accept(id(), ANN.account(), null));
        var create = new Create(id(), null, List.of(BOB.account()));
        accepted(ANN, create);
        club = ConversationId.group(ANN.account(), create.clientId());
    }

    @Test
    void aMutedMemberMayWriteOnceTheMinutesAreOver() {
        accepted(ANN, new MuteMember(id(), club, BOB.account(), 10));
        pass(Duration.ofMinutes(10).minusMillis(1));
        refused(BOB, hello(), "member-muted");
        pass(Duration.ofMillis(1));
        accepted(BOB, hello());
    }

    @Test
    void aLinkLetsInUntilItsHoursAreOver() {
        var make = new MakeLink(id(), club, 2, null);
        accepted(ANN, make);
        pass(Duration.ofHours(2).minusMillis(1));
        accepted(NODE.register(), join(make));
        pass(Duration.ofMillis(1));
        refused(NODE.register(), join(make), "no-such-link");
    }

    /// As the contract says; views store no more.
    @Test
    void timesAreWholeMilliseconds() {
        NOW.updateAndGet(now -> now.truncatedTo(ChronoUnit.MILLIS).plusNanos(123_456));
        accepted(ANN, new MuteMember(id(), club, BOB.account(), 10));
        var muted = NODE.bean(Ledger.class).stream(StreamId.of(club), 0)
                .map(StoredEvent::event)
                .filter(MemberMuted.class::isInstance)
                .map(MemberMuted.class::cast);
        assertThat(muted.map(MemberMuted::until))
                .containsExactly(NOW.get().minusNanos(123_456).plus(Duration.ofMinutes(10)));
    }

    /// Which day that is the ledger's clock says, that of the request; it isn't ahead of ours by a minute.
    @Test
    void oneMayAskAgainAfterADay() {
        var cat = NODE.register();
        accepted(ANN, new Request(id(), cat.account(), null, null, null));
        accepted(cat, new Decline(id(), ANN.account()));
        pass(Duration.ofDays(1).minusMinutes(1));
        refused(ANN, new Request(id(), cat.account(), null, null, null), "request-open");
        pass(Duration.ofMinutes(2));
        accepted(ANN, new Request(id(), cat.account(), null, null, null));
    }

    private static void pass(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    private Send hello() {
        return new Send(id(), club, new Content.PlainText("Hello"));
    }

    private Join join(MakeLink made) {
        var link = LinkId.madeBy(ANN.account(), made.clientId());
        var key = NODE.bean(SecretProperties.class).claimKey();
        return new Join(id(), club, link, LinkToken.of(link, key));
    }

    private static UUID id() {
        return UUID.randomUUID();
    }

    private static void accepted(Actor actor, Command command) {
        assertThat(NODE.gateway().execute(actor, command)).isInstanceOf(Answer.Accepted.class);
    }

    private static void refused(Actor actor, Command command, String code) {
        assertThat(NODE.gateway().execute(actor, command)).isEqualTo(new Answer.Refused(code, null));
    }
}
