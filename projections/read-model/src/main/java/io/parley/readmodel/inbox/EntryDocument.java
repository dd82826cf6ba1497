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

/// An entry of a person's inbox. Its key contains its number, and its event is the one at this position.
@Document(EntryDocument.COLLECTION)
public record EntryDocument(
        @Id String key, @Field(Fields.POSITION) long position) {
    public static final String COLLECTION = "inbox_entry";

    public static String key(String epoch, AccountId account, long seq) {
        return Keys.of(epoch, account, seq);
    }

    public static Query among(Collection<String> keys) {
        return Query.query(where(Fields.KEY).in(keys));
    }

    /// Those of these keys whose event lies at the position or before.
    public static Query upTo(long position, Collection<String> keys) {
        return Query.query(where(Fields.KEY).in(keys).and(Fields.POSITION).lte(position));
    }
}
