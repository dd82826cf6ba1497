package io.parley.readmodel.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.readmodel.Fields;
import io.parley.readmodel.Keys;
import java.util.Collection;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Query;

/// A message that a member has deleted for themselves.
///
/// @param no the message's number
/// @param since the position at which the member first deleted it
@Document(DeletionDocument.COLLECTION)
public record DeletionDocument(
        @Id String key,
        @Field(NO) long no,
        @Field(SINCE) long since,
        @Field(Fields.POSITION) long position) {
    public static final String COLLECTION = "timeline_deletion";
    public static final String NO = "no";
    public static final String SINCE = "since";

    /// The key of a message for one member. Keys sort by number.
    public static String key(ConversationId conversation, AccountId account, long messageNo) {
        return Keys.of(conversation, account, messageNo);
    }

    public static Query among(Collection<String> keys) {
        return Query.query(where(Fields.KEY).in(keys));
    }

    /// The deletions up to `position`, between two keys.
    public static Query between(String first, String last, long position) {
        return Query.query(where(Fields.KEY).gte(first).lte(last).and(SINCE).lte(position));
    }
}
