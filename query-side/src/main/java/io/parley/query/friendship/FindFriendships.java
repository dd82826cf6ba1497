package io.parley.query.friendship;

import io.parley.api.friendship.FriendshipView;
import io.parley.api.wire.Actor;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Friends, requests in and out, blocks and remarks of the one who asks.
@RestController
class FindFriendships {
    private final Friendships friendships;

    FindFriendships(Friendships friendships) {
        this.friendships = friendships;
    }

    @GetMapping("/api/friendships")
    List<FriendshipView> friendships(@AuthenticationPrincipal Actor actor) {
        return friendships.of(actor.account());
    }
}
