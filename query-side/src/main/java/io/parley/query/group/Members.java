package io.parley.query.group;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.edge.problem.Problem;
import io.parley.query.Views;
import io.parley.readmodel.group.MemberDocument;
import io.parley.readmodel.group.MemberQueries;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// Reads who is and who was in groups. Memberships belong to the view of conversations.
@Component
public class Members {
    private final Views views;
    private final MongoTemplate mongo;

    Members(Views views, MongoTemplate mongo) {
        this.views = views;
        this.mongo = mongo;
    }

    /// The account's memberships, in all groups that it is or was in.
    public List<Membership> of(AccountId account) {
        return list(MemberQueries.of(account));
    }

    public Optional<Membership> of(AccountId account, ConversationId group) {
        return of(account, List.of(group)).stream().findFirst();
    }

    /// The account's memberships in those of the groups that it is or was in.
    public List<Membership> of(AccountId account, Collection<ConversationId> groups) {
        return list(MemberQueries.of(account, groups));
    }

    /// The account's membership in the group. Throws if the account isn't in it now.
    public Membership demand(AccountId account, ConversationId group) {
        return views.soon(() -> of(account, group).filter(Membership::present), Views.CONVERSATIONS)
                .orElseThrow(() -> Problem.absent(ConversationRefusal.NO_SUCH_CONVERSATION));
    }

    /// The first members, in the order in which they joined.
    public List<Membership> first(ConversationId group, int limit) {
        return list(MemberQueries.first(group, limit));
    }

    /// The members of all of the groups, in the order in which they joined.
    public List<Membership> allOf(Collection<ConversationId> groups) {
        return groups.isEmpty() ? List.of() : list(MemberQueries.presentIn(groups));
    }

    /// The members after this one, in the order in which they joined.
    public List<Membership> after(Membership one, int limit) {
        var member = one.member();
        return list(MemberQueries.after(one.conversationId(), member.joined(), member.account(), limit));
    }

    /// The memberships of those of the accounts that are in the group.
    public List<Membership> among(ConversationId group, Collection<AccountId> accounts) {
        return list(MemberQueries.among(group, accounts));
    }

    /// Those who are or were in a group, by the key of their document.
    public Map<String, Membership> known(Collection<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : list(MemberQueries.known(keys)).stream()
                        .collect(Collectors.toMap(Membership::key, Function.identity()));
    }

    /// Those of the accounts that share a group with `account`.
    public Set<AccountId> fellowsOf(AccountId account, Collection<AccountId> accounts) {
        views.token(Views.CONVERSATIONS);
        var groups = of(account).stream()
                .filter(Membership::present)
                .map(Membership::conversationId)
                .toList();
        return mongo.find(MemberQueries.among(groups, accounts), MemberDocument.class).stream()
                .map(MemberDocument::account)
                .collect(Collectors.toSet());
    }

    private List<Membership> list(Query which) {
        return mongo.find(which, MemberDocument.class).stream()
                .map(Membership::of)
                .toList();
    }
}
