package io.parley.command.group;

import static io.parley.command.group.GroupState.refuseIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupRefusal;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import io.parley.command.gateway.Refused;
import io.parley.command.group.membership.InviteLink;
import io.parley.command.group.membership.JoinRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How somebody comes into a group: added by a friend, asked by a friend first, let in by the owner or an admin, or by
/// a link. However they come, their open invitation and request are settled with it.
///
/// What a member made, an invitation or a link, lets people in only while that member may invite: not once they
/// have left, were removed, or are no admin where only admins invite. With the right it holds again.
///
/// Events that the sender of a command doesn't see come last: whoever knows a command's client id can tell from an
/// event's id how many events came before it.
///
/// @param max how many members it can have
record Admission(GroupState group, int max) {
    static final int LINKS_MAX = 20;

    /// Does nothing where it is there already: then the same command has made it.
    InviteOutcome create(ConversationId self, AccountId owner, @Nullable String name, Candidates candidates) {
        if (group.conversationId != null) {
            return InviteOutcome.NOBODY;
        }
        var decision = InviteDecision.of(candidates, owner, group.members, max - 1, false);
        var members = Stream.concat(Stream.of(owner), decision.added().stream()).toList();
        apply(new GroupEvent.Created(
                self, owner, members, group.lastNo(), group.nextLine(), owner, new GroupEvent.Personal(name)));
        decision.asked().forEach(account -> apply(new GroupEvent.Invited(self, owner, account)));
        return new InviteOutcome(decision.notAdded());
    }

    /// As `create`, for those who come later.
    InviteOutcome invite(AccountId by, Candidates candidates) {
        var self = demandInviter(by);
        var approval = needsApproval() && !group.acting(by).leads();
        var decision = InviteDecision.of(candidates, by, group.members, room(), approval);
        if (!decision.added().isEmpty()) {
            joined(self, by, decision.added(), null);
        }
        othersRequestsLast(decision.asked(), by).forEach(account -> {
            var request = group.waiting.requestOf(account);
            if (request != null) {
                approved(self, by, account, request);
            }
        });
        decision.asked().forEach(account -> apply(new GroupEvent.Invited(self, by, account)));
        othersRequestsLast(decision.awaiting(), by)
                .forEach(account -> requested(self, account, new JoinRequest(by, null)));
        return new InviteOutcome(decision.notAdded());
    }

    void accept(ConversationId self, AccountId account) {
        var by = demandInvitation(account);
        refuseIf(!mayInvite(by), GroupRefusal.NO_INVITATION);
        refuseIf(group.dissolved, GroupRefusal.GROUP_DISSOLVED);
        demandRoom();
        joined(self, by, List.of(account), null);
    }

    /// Also where the group is dissolved, or the invitation doesn't hold.
    void decline(ConversationId self, AccountId account) {
        demandInvitation(account);
        apply(new GroupEvent.InvitationDeclined(self, account));
    }

    /// Adds them, or asks them first; those who came by a link aren't asked, since they wanted to join. Who
    /// approves stands in for a member who may not invite any more.
    void approve(AccountId by, AccountId account, boolean askedFirst) {
        var self = group.demand(by, Role.ADMIN);
        var request = demandRequest(account);
        var own = request.by().equals(account);
        var inviter = own || mayInvite(request.by()) ? request.by() : by;
        demandRoom();
        approved(self, by, account, request);
        if (askedFirst && !own) {
            apply(new GroupEvent.Invited(self, inviter, account));
        } else {
            joined(self, inviter, List.of(account), request.linkId());
        }
    }

    /// Whoever made the request may take it back. To somebody who was only proposed by others it doesn't exist,
    /// and a plain member can't tell whether anybody waits.
    void refuse(ConversationId self, AccountId by, AccountId account) {
        var inside = group.members.contains(by);
        if (inside || !by.equals(account)) {
            group.demand(by, Role.MEMBER);
        }
        var request = group.waiting.requestOf(account);
        var own = request != null && request.by().equals(by);
        if (!own && inside) {
            group.demand(by, Role.ADMIN);
        }
        if (request == null || (!own && !inside)) {
            throw new Refused(GroupRefusal.NO_JOIN_REQUEST);
        }
        apply(new GroupEvent.JoinRefused(self, by, account, request.by(), waitingBeside(account)));
    }

    /// Where there are more than `LINKS_MAX` now, the oldest are revoked; so are those whose time is over.
    void makeLink(AccountId by, LinkId linkId, @Nullable Instant until, @Nullable Integer uses, Instant now) {
        var self = demandInviter(by);
        var tooMany = group.links.allBut(LINKS_MAX - 1, now);
        apply(new GroupEvent.LinkMade(self, by, linkId, until, uses));
        tooMany.forEach(link -> apply(new GroupEvent.LinkRevoked(self, by, link)));
    }

    void revokeLink(AccountId by, LinkId linkId, Instant now) {
        var self = group.demand(by, Role.MEMBER);
        var link = demandLink(linkId, now);
        refuseIf(!link.by().equals(by) && !group.acting(by).leads(), GroupRefusal.ROLE_TOO_LOW);
        apply(new GroupEvent.LinkRevoked(self, by, linkId));
    }

    /// By a link whose token they have shown. Those who wait to be let in count as uses of the link.
    void join(ConversationId self, AccountId account, LinkId linkId, Instant now) {
        refuseIf(group.members.contains(account), GroupRefusal.ALREADY_MEMBER);
        var link = demandLink(linkId, now);
        refuseIf(!mayInvite(link.by()), GroupRefusal.NO_SUCH_LINK);
        refuseIf(!link.hasUsesBeside(group.waiting.othersBy(linkId, account)), GroupRefusal.NO_SUCH_LINK);
        refuseIf(group.dissolved, GroupRefusal.GROUP_DISSOLVED);
        refuseIf(group.members.wasRemoved(account), GroupRefusal.REMOVED_BEFORE);
        demandRoom();
        if (needsApproval()) {
            requested(self, account, new JoinRequest(account, linkId));
        } else {
            joined(self, account, List.of(account), linkId);
        }
    }

    private void joined(ConversationId self, AccountId by, List<AccountId> members, @Nullable LinkId linkId) {
        var count = group.count() + members.size();
        var waiting = group.waiting.beside(members);
        apply(new GroupEvent.Joined(
                self, by, members, count, group.historyFromStart, linkId, group.lastNo(), group.nextLine(), waiting));
    }

    /// The first request stays, and is told again: a late copy of the command must not ask once it is settled.
    private void requested(ConversationId self, AccountId account, JoinRequest request) {
        var first = group.waiting.requestOf(account);
        var stays = first == null ? request : first;
        apply(new GroupEvent.JoinRequested(self, account, stays.by(), stays.linkId(), waitingBeside(account) + 1));
    }

    private void approved(ConversationId self, AccountId by, AccountId account, JoinRequest request) {
        apply(new GroupEvent.JoinApproved(self, by, account, request.by(), waitingBeside(account)));
    }

    private int waitingBeside(AccountId account) {
        return group.waiting.beside(List.of(account));
    }

    /// A mere member doesn't see what becomes of another member's request.
    private List<AccountId> othersRequestsLast(List<AccountId> accounts, AccountId by) {
        return accounts.stream()
                .sorted(Comparator.comparing(account -> {
                    var request = group.waiting.requestOf(account);
                    return request != null
                            && !request.by().equals(by)
                            && !group.acting(by).leads();
                }))
                .toList();
    }

    private boolean needsApproval() {
        return group.inviting == Inviting.APPROVAL;
    }

    private ConversationId demandInviter(AccountId by) {
        return group.demand(by, leastInviter());
    }

    private boolean mayInvite(AccountId by) {
        var member = group.members.find(by);
        return member != null && !leastInviter().isAbove(member.role());
    }

    private Role leastInviter() {
        return group.inviting == Inviting.ADMINS ? Role.ADMIN : Role.MEMBER;
    }

    private AccountId demandInvitation(AccountId account) {
        var by = group.waiting.inviterOf(account);
        if (by == null) {
            throw new Refused(GroupRefusal.NO_INVITATION);
        }
        return by;
    }

    private JoinRequest demandRequest(AccountId account) {
        var request = group.waiting.requestOf(account);
        if (request == null) {
            throw new Refused(GroupRefusal.NO_JOIN_REQUEST);
        }
        return request;
    }

    private InviteLink demandLink(LinkId linkId, Instant now) {
        var link = group.links.find(linkId, now);
        if (link == null) {
            throw new Refused(GroupRefusal.NO_SUCH_LINK);
        }
        return link;
    }

    private int room() {
        return max - group.count();
    }

    private void demandRoom() {
        refuseIf(room() <= 0, GroupRefusal.GROUP_FULL);
    }
}
