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

/// The queries for members of groups. Present and former members come in the order in which they joined.
public final class MemberQueries {
    private MemberQueries() {}

    /// The account, in all groups that it is or was in.
    public static Query of(AccountId account) {
        return ordered(where(ACCOUNT).is(account).and(JOINS).exists(true));
    }

    /// The account, in those of the groups that it is or was in.
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

    /// The members after this account, which joined at `joined`.
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

    /// Those of the accounts that are in the group.
    public static Query among(ConversationId group, Collection<AccountId> accounts) {
        return ordered(where(Fields.KEY)
                .in(accounts.stream().map(account -> key(group, account)).toList())
                .and(PRESENT)
                .is(true));
    }

    /// Those of the accounts that are in one of the groups, in no particular order.
    public static Query among(Collection<ConversationId> groups, Collection<AccountId> accounts) {
        return Query.query(where(ACCOUNT)
                .in(accounts)
                .and(CONVERSATION)
                .in(groups)
                .and(PRESENT)
                .is(true));
    }

    /// Those of these keys that are members now, in no particular order.
    public static Query present(List<String> keys) {
        return Query.query(where(Fields.KEY).in(keys).and(PRESENT).is(true));
    }

    /// Those of these keys that are or were members, in no particular order.
    public static Query known(Collection<String> keys) {
        return Query.query(where(Fields.KEY).in(keys).and(JOINS).exists(true));
    }

    /// All members of the groups, as `MemberDocument.Present`, in no particular order.
    public static Query allPresent(Collection<ConversationId> groups) {
        var query = Query.query(where(CONVERSATION).in(groups).and(PRESENT).is(true));
        query.fields().exclude(Fields.KEY).include(CONVERSATION, ACCOUNT);
        return query;
    }

    /// The accounts that may have waited for approval at a position.
    public static Query waiting(Collection<ConversationId> groups, long position) {
        return Query.query(where(CONVERSATION)
                .in(groups)
                .and(REQUESTS)
                .exists(true)
                .orOperator(where(ANSWERED).exists(false), where(ANSWERED).gt(position)));
    }

    /// The groups to which the account is invited, the newest invitation first.
    public static Query invited(AccountId account) {
        return Query.query(where(ACCOUNT).is(account).and(INVITED).exists(true))
                .with(Sort.by(Sort.Direction.DESC, INVITED));
    }

    private static Query ordered(Criteria which) {
        return Query.query(which).with(Sort.by(JOINED, ACCOUNT));
    }
}
