package io.parley.readmodel;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/// A document of which only the key is read.
record Keyed(@Id String key) {

    static List<String> keys(MongoOperations mongo, Query query, String collection) {
        query.fields().include(Fields.KEY);
        return mongo.find(query, Keyed.class, collection).stream()
                .map(Keyed::key)
                .toList();
    }
}
