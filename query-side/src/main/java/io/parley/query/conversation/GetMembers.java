package io.parley.query.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.api.group.MemberPage;
import io.parley.api.group.MemberView;
import io.parley.api.wire.Actor;
import io.parley.query.Inbox;
import io.parley.query.Views;
import io.parley.query.account.Accounts;
import io.parley.query.group.Group;
import io.parley.query.group.Groups;
import io.parley.query.group.Members;
import io.parley.query.group.Membership;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A page of a group's members, for its members. To others the group doesn't exist.
@RestController
class GetMembers {
    private static final int LIMIT_MAX = 200;

    private final Groups groups;
    private final Members members;
    private final Accounts accounts;
    private final Inbox inbox;

    GetMembers(Groups groups, Members members, Accounts accounts, Inbox inbox) {
        this.groups = groups;
        this.members = members;
        this.accounts = accounts;
        this.inbox = inbox;
    }

    @GetMapping("/api/conversations/{id}/members")
    MemberPage members(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new Malformed(Code.INVALID, "limit");
        }
        var group = new ConversationId(id);
        members.demand(actor.account(), group);
        var asOf = inbox.asOf(actor.account(), Views.ACCOUNTS, Views.CONVERSATIONS);
        var found = after == null
                ? members.first(group, limit + 1)
                : members.after(cursor(group, new AccountId(after)), limit + 1);
        var page = found.stream().limit(limit).map(Membership::member).toList();
        return new MemberPage(
                group,
                asOf.seq(),
                groups.of(group).map(Group::count).orElse(0),
                page,
                accounts.people(page.stream().map(MemberView::account).toList(), asOf),
                next(page, found));
    }

    /// The member after whom the page begins, who may have left meanwhile.
    private Membership cursor(ConversationId group, AccountId after) {
        return members.of(after, group).orElseThrow(() -> new Malformed(Code.INVALID, "after"));
    }

    private static @Nullable AccountId next(List<MemberView> page, List<Membership> found) {
        return found.size() > page.size() ? page.getLast().account() : null;
    }
}
