package io.parley.query.invitation;

import io.parley.api.ConversationId;
import io.parley.api.group.GroupRefusal;
import io.parley.api.invitation.JoinRequestView;
import io.parley.api.invitation.JoinRequests;
import io.parley.api.wire.Actor;
import io.parley.edge.problem.Problem;
import io.parley.query.Inbox;
import io.parley.query.Views;
import io.parley.query.account.Accounts;
import io.parley.query.group.Group;
import io.parley.query.group.Groups;
import io.parley.query.group.Members;
import io.parley.query.group.Request;
import io.parley.query.group.Requests;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The open requests to join a group, for its owner and admins. To people outside the group, the
/// group doesn't exist.
@RestController
class GetRequests {
    private final Groups groups;
    private final Members members;
    private final Requests requests;
    private final Accounts accounts;
    private final Views views;
    private final Inbox inbox;

    GetRequests(Groups groups, Members members, Requests requests, Accounts accounts, Views views, Inbox inbox) {
        this.groups = groups;
        this.members = members;
        this.requests = requests;
        this.accounts = accounts;
        this.views = views;
        this.inbox = inbox;
    }

    @GetMapping("/api/conversations/{id}/requests")
    JoinRequests requests(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
        var group = new ConversationId(id);
        views.catchUp(Views.CONVERSATIONS);
        if (!members.demand(actor.account(), group).leads()) {
            throw Problem.forbidden(GroupRefusal.ROLE_TOO_LOW);
        }
        var open = open(group);
        var people = open.stream()
                .flatMap(request -> Stream.of(request.account(), request.by()))
                .collect(Collectors.toSet());
        return new JoinRequests(open, accounts.people(people, inbox.asOf(actor.account(), Views.ACCOUNTS)));
    }

    /// Empty if nobody can be approved any more.
    private List<JoinRequestView> open(ConversationId group) {
        return groups.of(group).map(Group::dissolved).orElse(true)
                ? List.of()
                : requests.of(group).stream().map(Request::view).toList();
    }
}
