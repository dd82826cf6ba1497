package io.parley.projection.inbox;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.friendship.FriendshipEvent;
import java.util.List;

/// `who` comes into the circle of `of`, or leaves it. In the circle of a person are their friends, those whom they
/// asked, and those who asked them. Each side is in it for as long as that side sees the friendship or the request: who
/// was declined stays, since to them the request still looks open.
record CircleChange(AccountId who, AccountId of, boolean in) {

    static List<CircleChange> by(Event event) {
        return event instanceof FriendshipEvent friendship ? by(friendship) : List.of();
    }

    private static List<CircleChange> by(FriendshipEvent event) {
        return switch (event) {
            case FriendshipEvent.Requested e -> List.of(new CircleChange(e.from(), e.to(), true));
            case FriendshipEvent.RequestReceived e -> List.of(new CircleChange(e.to(), e.from(), true));
            case FriendshipEvent.Withdrawn e -> List.of(new CircleChange(e.from(), e.to(), false));
            case FriendshipEvent.RequestRetracted e -> List.of(new CircleChange(e.to(), e.from(), false));
            case FriendshipEvent.Declined e -> List.of(new CircleChange(e.to(), e.from(), false));
            case FriendshipEvent.Accepted e -> both(e.by(), e.other(), true);
            case FriendshipEvent.Ended e -> both(e.one(), e.other(), false);
            case FriendshipEvent.RemarkChanged _, FriendshipEvent.Blocked _, FriendshipEvent.Unblocked _ -> List.of();
        };
    }

    private static List<CircleChange> both(AccountId one, AccountId other, boolean in) {
        return List.of(new CircleChange(one, other, in), new CircleChange(other, one, in));
    }

    Room circle() {
        return Room.circleOf(of);
    }
}
