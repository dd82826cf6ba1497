package io.parley.command.friendship;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.parley.api.AccountId;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.friendship.FriendshipEvent.Accepted;
import io.parley.api.friendship.FriendshipEvent.Blocked;
import io.parley.api.friendship.FriendshipEvent.Declined;
import io.parley.api.friendship.FriendshipEvent.Ended;
import io.parley.api.friendship.FriendshipEvent.Personal;
import io.parley.api.friendship.FriendshipEvent.RemarkChanged;
import io.parley.api.friendship.FriendshipEvent.RequestReceived;
import io.parley.api.friendship.FriendshipEvent.RequestRetracted;
import io.parley.api.friendship.FriendshipEvent.Requested;
import io.parley.api.friendship.FriendshipEvent.Unblocked;
import io.parley.api.friendship.FriendshipEvent.Withdrawn;
import io.parley.api.friendship.FriendshipRefusal;
import io.parley.api.friendship.Source;
import io.parley.command.aggregate.EventSourced;
import io.parley.command.gateway.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What is between two accounts. They are friends or not; beside that, each side may have asked, and may have blocked
/// the other.
///
/// To its sender a request stays open until it is settled or withdrawn, whatever the other side did: one that was
/// declined, or kept back by a block, looks like one that waits, and may be sent again after a day. So the answers
/// never tell what the other side hides. Where each has asked the other, both are friends.
///
/// Events that the sender of a command doesn't see come last: whoever knows a command's client id can tell from an
/// event's id how many events came before it.
@EventSourced(name = "friendship")
final class Friendship {
    static final Duration ASK_AGAIN_AFTER = Duration.ofDays(1);

    @AggregateIdentifier
    final String id;

    private boolean friends;
    private Map<AccountId, Side> sides = new HashMap<>();

    @JsonCreator
    Friendship(@JsonProperty("id") String id) {
        this.id = id;
    }

    /// Says which messages the new friends begin with, the one who asked first before the other; none where they
    /// are not friends yet.
    List<Greeting> request(
            Pair pair, @Nullable String message, @Nullable String remark, @Nullable Source source, Instant now) {
        refuseIf(friends, FriendshipRefusal.ALREADY_FRIENDS);
        refuseIf(my(pair).blocks(), FriendshipRefusal.BLOCKED_BY_YOU);
        if (theirs(pair).asked() != null) {
            var greetings = accepted(pair, remark);
            greetings.add(new Greeting(pair.me(), message));
            return greetings;
        }
        var asked = my(pair).asked();
        refuseIf(asked != null && now.isBefore(asked.time().plus(ASK_AGAIN_AFTER)), FriendshipRefusal.REQUEST_OPEN);

        var words = new Personal(message);
        apply(new Requested(pair.id(), pair.me(), pair.other(), source, pair.me(), words));
        if (remark != null) {
            remarked(pair, remark);
        }
        if (!theirs(pair).blocks()) {
            apply(new RequestReceived(pair.id(), pair.me(), pair.other(), source, pair.me(), words));
        }
        return List.of();
    }

    /// Says which messages the new friends begin with.
    List<Greeting> accept(Pair pair, @Nullable String remark) {
        refuseIf(friends, FriendshipRefusal.ALREADY_FRIENDS);
        refuseIf(!theirs(pair).seen(), FriendshipRefusal.NO_REQUEST);
        return accepted(pair, remark);
    }

    void decline(Pair pair) {
        refuseIf(!theirs(pair).seen(), FriendshipRefusal.NO_REQUEST);
        declined(pair);
    }

    void withdraw(Pair pair) {
        refuseIf(my(pair).asked() == null, FriendshipRefusal.NO_REQUEST);
        var seen = my(pair).seen();
        withdrawn(pair);
        if (seen) {
            retracted(pair);
        }
    }

    void changeRemark(Pair pair, @Nullable String remark) {
        refuseIf(!my(pair).knows(), FriendshipRefusal.NO_SUCH_PERSON);
        remarked(pair, remark);
    }

    void end(Pair pair) {
        refuseIf(!friends, FriendshipRefusal.NO_FRIENDSHIP);
        apply(new Ended(pair.id(), pair.me(), pair.other()));
    }

    /// The command handler has ended a friendship before this, together with the chat. Blocking again changes
    /// nothing for anyone, but leaves its event: a late copy of the command must not block again.
    void block(Pair pair) {
        var seen = my(pair).seen();
        if (my(pair).asked() != null) {
            withdrawn(pair);
        }
        if (theirs(pair).seen()) {
            declined(pair);
        }
        apply(new Blocked(pair.id(), pair.me(), pair.other()));
        if (seen) {
            retracted(pair);
        }
    }

    void unblock(Pair pair) {
        refuseIf(!my(pair).blocks(), FriendshipRefusal.NOT_BLOCKED);
        apply(new Unblocked(pair.id(), pair.me(), pair.other()));
    }

    boolean areFriends() {
        return friends;
    }

    private List<Greeting> accepted(Pair pair, @Nullable String remark) {
        var greetings = new ArrayList<Greeting>();
        var asked = theirs(pair).asked();
        if (asked != null) {
            greetings.add(new Greeting(pair.other(), asked.message()));
        }
        apply(new Accepted(pair.id(), pair.me(), pair.other(), pair.conversation()));
        if (remark != null) {
            remarked(pair, remark);
        }
        return greetings;
    }

    private void declined(Pair pair) {
        apply(new Declined(pair.id(), pair.other(), pair.me()));
    }

    private void withdrawn(Pair pair) {
        apply(new Withdrawn(pair.id(), pair.me(), pair.other()));
    }

    private void retracted(Pair pair) {
        apply(new RequestRetracted(pair.id(), pair.me(), pair.other()));
    }

    private void remarked(Pair pair, @Nullable String remark) {
        apply(new RemarkChanged(pair.id(), pair.me(), pair.other(), pair.me(), new RemarkChanged.Personal(remark)));
    }

    private static void refuseIf(boolean condition, FriendshipRefusal refusal) {
        if (condition) {
            throw new Refused(refusal);
        }
    }

    private Side my(Pair pair) {
        return sides.getOrDefault(pair.me(), Side.NONE);
    }

    private Side theirs(Pair pair) {
        return sides.getOrDefault(pair.other(), Side.NONE);
    }

    @EventSourcingHandler
    void on(FriendshipEvent event, @Timestamp Instant time) {
        switch (event) {
            case Requested e -> evolve(e.from(), side -> side.asks(new Side.Asked(time, messageOf(e.personal()))));
            case RequestReceived e -> {
                evolve(e.from(), side -> side.seen(true));
                evolve(e.to(), Side::knowing);
            }
            case Withdrawn e -> evolve(e.from(), Side::settled);
            case RequestRetracted e -> evolve(e.from(), side -> side.seen(false));
            case Declined e -> evolve(e.from(), side -> side.seen(false));
            case Accepted e -> {
                friends = true;
                evolve(e.by(), side -> side.settled().knowing());
                evolve(e.other(), side -> side.settled().knowing());
            }
            case RemarkChanged e -> evolve(e.owner(), Side::knowing);
            case Ended _ -> friends = false;
            case Blocked e -> evolve(e.by(), side -> side.blocking(true).knowing());
            case Unblocked e -> evolve(e.by(), side -> side.blocking(false));
        }
    }

    private void evolve(AccountId account, UnaryOperator<Side> change) {
        sides.put(account, change.apply(sides.getOrDefault(account, Side.NONE)));
    }

    private static @Nullable String messageOf(@Nullable Personal personal) {
        return personal == null ? null : personal.message();
    }
}
