package io.parley.readmodel.inbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.parley.api.wire.EventView;
import io.parley.readmodel.Fields;
import io.parley.readmodel.Keys;
import java.util.Collection;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Query;

/// An event, in the form that is the same for everybody with an entry that points to it.
@Document(BodyDocument.COLLECTION)
public record BodyDocument(@Id String key, @Field(EVENT) EventView event) {
    public static final String COLLECTION = "inbox_body";
    public static final String EVENT = "event";

    public static String key(String epoch, long position) {
        return Keys.of(epoch, position);
    }

    public static Query among(Collection<String> keys) {
        return Query.query(where(Fields.KEY).in(keys));
    }
}
