package io.parley.query.inbox;

import io.parley.api.friendship.FriendshipView;
import io.parley.api.invitation.InvitationView;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Head;
import io.parley.api.wire.Snapshot;
import io.parley.edge.problem.Problem;
import io.parley.query.AsOf;
import io.parley.query.Inbox;
import io.parley.query.Views;
import io.parley.query.account.Accounts;
import io.parley.query.conversation.Conversations;
import io.parley.query.friendship.Friendships;
import io.parley.query.invitation.Invitations;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The state that a new device starts from. The snapshot carries the number of the newest entry. It is read
/// from views that have reached at least that entry's event, so nothing is missing between the snapshot and
/// the entries that follow.
@RestController
class GetSnapshot {
    private final Inbox inbox;
    private final Views views;
    private final Accounts accounts;
    private final Friendships friendships;
    private final Conversations conversations;
    private final Invitations invitations;

    GetSnapshot(
            Inbox inbox,
            Views views,
            Accounts accounts,
            Friendships friendships,
            Conversations conversations,
            Invitations invitations) {
        this.inbox = inbox;
        this.views = views;
        this.accounts = accounts;
        this.friendships = friendships;
        this.conversations = conversations;
        this.invitations = invitations;
    }

    @GetMapping("/api/snapshot")
    Snapshot snapshot(@AuthenticationPrincipal Actor actor) {
        var token = inbox.token();
        var newest = inbox.newest(token.epoch(), actor.account());
        views.await(
                token.generation(),
                newest.position(),
                Views.ACCOUNTS,
                Views.FRIENDSHIPS,
                Views.CONVERSATIONS,
                Views.TIMELINE);
        var asOf = new AsOf(
                views.position(Views.ACCOUNTS, Views.FRIENDSHIPS, Views.CONVERSATIONS, Views.TIMELINE), newest.seq());
        var self = accounts.self(actor.account(), asOf).orElseThrow(Problem::notReady);
        var around = friendships.of(actor.account(), asOf);
        var all = conversations.of(actor.account(), asOf);
        var asked = invitations.of(actor.account(), asOf);
        var people = Stream.of(
                        around.stream().map(FriendshipView::other),
                        conversations.named(all),
                        asked.stream().map(InvitationView::by))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
        return new Snapshot(
                new Head(token.epoch(), newest.seq()), self, accounts.people(people, asOf), around, all, asked);
    }
}
