package io.parley.query.invitation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Malformed;
import io.parley.api.Secret;
import io.parley.api.group.GroupRefusal;
import io.parley.api.group.Inviting;
import io.parley.api.invitation.LinkId;
import io.parley.api.invitation.LinkPreview;
import io.parley.api.invitation.LinkToken;
import io.parley.api.wire.Actor;
import io.parley.edge.address.ClientAddress;
import io.parley.edge.limit.Limits;
import io.parley.edge.problem.Problem;
import io.parley.query.Views;
import io.parley.query.account.ClaimSecret;
import io.parley.query.group.Group;
import io.parley.query.group.Groups;
import io.parley.query.group.Members;
import io.parley.query.group.Membership;
import io.parley.query.group.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Shows the group behind an invite link, also to people without an account. It is a `POST`, because the token
/// must not appear in a URL. The answer is the same for every link that can't be used, whatever the reason.
@RestController
class PreviewLink {
    private final Groups groups;
    private final Members members;
    private final Requests requests;
    private final Links links;
    private final ClaimSecret secret;
    private final ClientAddress address;
    private final Limits limits;
    private final PreviewSettings settings;
    private final Views views;

    PreviewLink(
            Groups groups,
            Members members,
            Requests requests,
            Links links,
            ClaimSecret secret,
            ClientAddress address,
            Limits limits,
            PreviewSettings settings,
            Views views) {
        this.groups = groups;
        this.members = members;
        this.requests = requests;
        this.links = links;
        this.secret = secret;
        this.address = address;
        this.limits = limits;
        this.settings = settings;
        this.views = views;
    }

    @PostMapping("/api/groups/preview")
    LinkPreview preview(
            @AuthenticationPrincipal @Nullable Actor actor, @RequestBody Query query, HttpServletRequest request) {
        var account = Optional.ofNullable(actor).map(Actor::account);
        return account.map(one -> limits.charged(settings.ofAccount(), one.toString(), () -> find(account, query)))
                .orElseGet(() ->
                        limits.charged(settings.ofAddress(), address.networkOf(request), () -> find(account, query)))
                .orElseThrow(() -> Problem.absent(GroupRefusal.NO_SUCH_LINK));
    }

    private Optional<LinkPreview> find(Optional<AccountId> account, Query query) {
        return LinkToken.isOf(query.linkId(), query.token(), secret.claimKey())
                ? views.soon(() -> preview(account, query), Views.CONVERSATIONS)
                : Optional.empty();
    }

    private Optional<LinkPreview> preview(Optional<AccountId> account, Query query) {
        var now = Instant.now();
        return links.of(query.conversationId(), query.linkId())
                .filter(link -> link.holds(now, othersWaiting(account, link)))
                .flatMap(link -> groups.of(link.conversationId()).filter(group -> isMadeByInviter(link, group)))
                .filter(group -> !group.dissolved())
                .map(group -> preview(account, query.conversationId(), group));
    }

    private LinkPreview preview(Optional<AccountId> account, ConversationId conversation, Group group) {
        return new LinkPreview(
                group.name(),
                group.avatar(),
                group.count(),
                account.flatMap(one -> members.of(one, conversation))
                        .map(Membership::present)
                        .orElse(false),
                group.inviting() == Inviting.APPROVAL);
    }

    private boolean isMadeByInviter(Link link, Group group) {
        return members.of(link.by(), link.conversationId()).filter(group::lets).isPresent();
    }

    /// A person who used the link and waits for approval counts as a use, but not against themselves.
    private int othersWaiting(Optional<AccountId> account, Link link) {
        return (int) requests.of(link.conversationId()).stream()
                .filter(request -> link.linkId().equals(request.link())
                        && !account.equals(Optional.of(request.view().account())))
                .count();
    }

    record Query(ConversationId conversationId, LinkId linkId, Secret token) {
        Query {
            Malformed.present(conversationId, "conversationId");
            Malformed.present(linkId, "linkId");
            Malformed.present(token, "token");
        }
    }
}
