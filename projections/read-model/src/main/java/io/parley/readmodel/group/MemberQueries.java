package io.parley.readmodel.group;

import static io.parley.readmodel.group.MemberDocument.ACCOUNT;
import static io.parley.readmodel.group.MemberDocument.ANSWERED;
import static io.parley.readmodel.group.MemberDocument.CONVERSATION;
import static io.parley.readmodel.group.MemberDocument.INVITED;
import static io.parley.readmodel.group.MemberDocument.JOINED;
import static io.parley.readmodel.group.MemberDocument.JOINS;
import static io.parley.readmodel.group.MemberDocument.PRESENT;
import static io.parley.readmodel.group.MemberDocument.REQUESTS;
import static io.parley.readmodel.group.MemberDocument.key;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.readmodel.Fields;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// What is asked of the members of groups. Those that are or were in one come in the order of their joining.
public final class MemberQueries {
    private MemberQueries() {}

    /// The account in all groups that it is or was in.
    public static Query of(AccountId account) {
        return ordered(where(ACCOUNT).is(account).and(JOINS).exists(true));
    }

    /// The account in those of the groups that it is or was in.
    public static Query of(AccountId account, Collection<ConversationId> groups) {
        var keys = groups.stream().map(group -> key(group, account)).toList();
        return ordered(where(Fields.KEY).in(keys).and(JOINS).exists(true));
    }

    public static Query presentIn(Collection<ConversationId> groups) {
        return ordered(where(CONVERSATION).in(groups).and(PRESENT).is(true));
    }

    public static Query first(ConversationId group, int limit) {
        return ordered(where(CONVERSATION).is(group).and(PRESENT).is(true)).limit(limit);
    }

    /// Those who come after this account, which joined then.
    public static Query after(ConversationId group, Instant joined, AccountId account, int limit) {
        return ordered(where(CONVERSATION)
                        .is(group)
                        .and(PRESENT)
                        .is(true)
                        .orOperator(
                                where(JOINED).gt(joined),
                                where(JOINED).is(joined).and(ACCOUNT).gt(account)))
                .limit(limit);
    }

    /// Those of the accounts who are in the group.
    public static Query among(ConversationId group, Collection<AccountId> accounts) {
        return ordered(where(Fields.KEY)
                .in(accounts.stream().map(account -> key(group, account)).toList())
                .and(PRESENT)
                .is(true));
    }

    /// Those of the accounts who are in one of the groups, in no order.
    public static Query among(Collection<ConversationId> groups, Collection<AccountId> accounts) {
        return Query.query(where(ACCOUNT)
                .in(accounts)
                .and(CONVERSATION)
                .in(groups)
                .and(PRESENT)
                .is(true));
    }

    /// Those of these keys who are in the group, in no order.
    public static Query present(List<String> keys) {
        return Query.query(where(Fields.KEY).in(keys).and(PRESENT).is(true));
    }

    /// All who are in the groups, as `MemberDocument.Present`, in no order.
    public static Query allPresent(Collection<ConversationId> groups) {
        var query = Query.query(where(CONVERSATION).in(groups).and(PRESENT).is(true));
        query.fields().exclude(Fields.KEY).include(CONVERSATION, ACCOUNT);
        return query;
    }

    /// Who may have waited to be let in at a position.
    public static Query waiting(Collection<ConversationId> groups, long position) {
        return Query.query(where(CONVERSATION)
                .in(groups)
                .and(REQUESTS)
                .exists(true)
                .orOperator(where(ANSWERED).exists(false), where(ANSWERED).gt(position)));
    }

    /// Where the account is invited, the newest first.
    public static Query invited(AccountId account) {
        return Query.query(where(ACCOUNT).is(account).and(INVITED).exists(true))
                .with(Sort.by(Sort.Direction.DESC, INVITED));
    }

    private static Query ordered(Criteria which) {
        return Query.query(which).with(Sort.by(JOINED, ACCOUNT));
    }
}
