package io.parley.query.invitation;

import io.parley.api.ConversationId;
import io.parley.api.EventTypes;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupRefusal;
import io.parley.api.group.Inviting;
import io.parley.api.invitation.LinkEnd;
import io.parley.api.invitation.LinkList;
import io.parley.api.wire.Actor;
import io.parley.edge.problem.Problem;
import io.parley.query.Views;
import io.parley.query.account.ClaimSecret;
import io.parley.query.group.Group;
import io.parley.query.group.Groups;
import io.parley.query.group.Members;
import io.parley.query.group.Membership;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A group's invite links, for those who may invite: those that hold, and those that would if their makers
/// might still invite. A plain member sees only their own. To people outside the group, the group doesn't
/// exist.
@RestController
class GetLinks {
    private final Groups groups;
    private final Members members;
    private final Links links;
    private final ClaimSecret secret;
    private final Views views;

    GetLinks(Groups groups, Members members, Links links, ClaimSecret secret, Views views) {
        this.groups = groups;
        this.members = members;
        this.links = links;
        this.secret = secret;
        this.views = views;
    }

    @GetMapping("/api/conversations/{id}/links")
    LinkList links(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
        var conversation = new ConversationId(id);
        views.catchUp(Views.CONVERSATIONS);
        var leads = members.demand(actor.account(), conversation).leads();
        var group = groups.of(conversation).orElseThrow(() -> Problem.absent(ConversationRefusal.NO_SUCH_CONVERSATION));
        if (!leads && group.inviting() == Inviting.ADMINS) {
            throw Problem.forbidden(GroupRefusal.ROLE_TOO_LOW);
        }
        var shown = group.dissolved() ? List.<Link>of() : holding(conversation);
        var makers = members.known(shown.stream().map(Link::maker).distinct().toList());
        return new LinkList(shown.stream()
                .filter(link -> leads || link.by().equals(actor.account()))
                .map(link -> link.view(secret.claimKey(), end(group, makers.get(link.maker()))))
                .toList());
    }

    private static @Nullable LinkEnd end(Group group, @Nullable Membership maker) {
        if (maker != null && group.lets(maker)) {
            return null;
        }
        var out = maker == null ? null : maker.out();
        if (out == null) {
            return LinkEnd.MAY_NOT_INVITE;
        }
        return out.type().equals(EventTypes.nameOf(GroupEvent.Removed.class)) ? LinkEnd.REMOVED : LinkEnd.LEFT;
    }

    private List<Link> holding(ConversationId group) {
        var now = Instant.now();
        return links.of(group).stream().filter(link -> link.holds(now, 0)).toList();
    }
}
