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
/// @param no its number
/// @param since position where the member first did
@Document(DeletionDocument.COLLECTION)
public record DeletionDocument(
        @Id String key,
        @Field(NO) long no,
        @Field(SINCE) long since,
        @Field(Fields.POSITION) long position) {
    public static final String COLLECTION = "timeline_deletion";
    public static final String NO = "no";
    public static final String SINCE = "since";

    /// Of a message as one member has it. Sorts by number.
    public static String key(ConversationId conversation, AccountId account, long messageNo) {
        return Keys.of(conversation, account, messageNo);
    }

    public static Query among(Collection<String> keys) {
        return Query.query(where(Fields.KEY).in(keys));
    }

    /// Those up to `position` with keys from the one to the other.
    public static Query between(String first, String last, long position) {
        return Query.query(where(Fields.KEY).gte(first).lte(last).and(SINCE).lte(position));
    }
}
