package io.parley.query.friendship;

import io.parley.api.friendship.FriendshipView;
import io.parley.api.wire.Actor;
import io.parley.query.Inbox;
import io.parley.query.Views;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The asker's friends, incoming and outgoing requests, blocks and remarks.
@RestController
class FindFriendships {
    private final Friendships friendships;
    private final Inbox inbox;

    FindFriendships(Friendships friendships, Inbox inbox) {
        this.friendships = friendships;
        this.inbox = inbox;
    }

    @GetMapping("/api/friendships")
    List<FriendshipView> friendships(@AuthenticationPrincipal Actor actor) {
        return friendships.of(actor.account(), inbox.asOf(actor.account(), Views.FRIENDSHIPS));
    }
}
