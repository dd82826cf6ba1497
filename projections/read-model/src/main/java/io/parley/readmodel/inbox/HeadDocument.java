package io.parley.readmodel.inbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.parley.api.AccountId;
import io.parley.readmodel.Fields;
import io.parley.readmodel.Keys;
import java.util.Collection;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Query;

/// The head of a person's inbox.
///
/// @param seq the number of the newest entry
/// @param position the position of that entry's event
@Document(HeadDocument.COLLECTION)
public record HeadDocument(
        @Id String key,
        @Field(SEQ) long seq,
        @Field(Fields.POSITION) long position) {
    public static final String PROJECTION = "inbox";
    public static final String COLLECTION = "inbox_head";
    public static final String SEQ = "seq";

    public static String key(String epoch, AccountId account) {
        return Keys.of(epoch, account);
    }

    public static Query among(Collection<String> keys) {
        return Query.query(where(Fields.KEY).in(keys));
    }
}
