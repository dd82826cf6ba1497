package io.parley.query.group;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.edge.problem.Problem;
import io.parley.query.Views;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Reads who is and who was in groups. It is part of the view of conversations.
@Component
public class Members {
    /// Who was only mentioned, invited or asked for has a document too.
    private static final Bson EVER = exists("joins");

    private static final Bson PRESENT = eq("present", true);

    private final Views views;

    Members(Views views) {
        this.views = views;
    }

    /// The account in all groups that it is or was in.
    public List<Membership> of(AccountId account) {
        return list(and(eq("account", account.toString()), EVER), 0);
    }

    public Optional<Membership> of(AccountId account, ConversationId group) {
        return of(account, List.of(group)).stream().findFirst();
    }

    /// The account in those of the groups that it is or was in.
    public List<Membership> of(AccountId account, Collection<ConversationId> groups) {
        var ids = groups.stream().map(group -> group + "/" + account).toList();
        return list(and(in("_id", ids), EVER), 0);
    }

    /// The account in the group; throws where it isn't in it now.
    public Membership demand(AccountId account, ConversationId group) {
        return views.soon(() -> of(account, group).filter(Membership::present), Views.CONVERSATIONS)
                .orElseThrow(() -> Problem.absent(ConversationRefusal.NO_SUCH_CONVERSATION));
    }

    /// The members, in the order of their joining.
    public List<Membership> first(ConversationId group, int limit) {
        return list(and(eq("c", group.toString()), PRESENT), limit);
    }

    /// The members of all of the groups, in the order of their joining.
    public List<Membership> allOf(Collection<ConversationId> groups) {
        var ids = groups.stream().map(ConversationId::toString).toList();
        return ids.isEmpty() ? List.of() : list(and(in("c", ids), PRESENT), 0);
    }

    /// The members who come after this one, in the order of their joining.
    public List<Membership> after(Membership one, int limit) {
        var account = one.member().account().toString();
        var joined = Date.from(one.member().joined());
        return list(
                and(
                        eq("c", one.conversationId().toString()),
                        PRESENT,
                        or(gt("joined", joined), and(eq("joined", joined), gt("account", account)))),
                limit);
    }

    /// Those of the accounts who are in the group.
    public List<Membership> among(ConversationId group, Collection<AccountId> accounts) {
        var ids = accounts.stream().map(account -> group + "/" + account).toList();
        return list(and(in("_id", ids), PRESENT), 0);
    }

    /// Those of the accounts who are in a group in which `account` is too.
    public Set<AccountId> fellowsOf(AccountId account, Collection<AccountId> accounts) {
        views.token(Views.CONVERSATIONS);
        var groups = of(account).stream()
                .filter(Membership::present)
                .map(membership -> membership.conversationId().toString())
                .toList();
        var ids = accounts.stream().map(AccountId::toString).toList();
        return views.collection("member")
                .find(and(in("account", ids), in("c", groups), PRESENT))
                .map(member -> AccountId.of(member.getString("account")))
                .into(new HashSet<>());
    }

    private List<Membership> list(Bson which, int limit) {
        return views.collection("member")
                .find(which)
                .sort(ascending("joined", "account"))
                .limit(limit)
                .map(Membership::of)
                .into(new ArrayList<>());
    }
}
