package io.parley.query.conversation;

import io.parley.readmodel.ReadModel;
import io.parley.readmodel.conversation.DeletionDocument;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Reads which messages a person has deleted for themselves. They belong to the view of the timeline.
@Component
class Deletions {
    private final MongoTemplate mongo;

    Deletions(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Those of the keys whose message is deleted.
    Set<String> among(Collection<String> keys) {
        return Set.copyOf(ReadModel.keys(mongo, DeletionDocument.among(keys), DeletionDocument.COLLECTION));
    }

    /// The numbers of the messages deleted up to `position`, between two keys.
    Set<Long> between(String first, String last, long position) {
        return mongo.find(DeletionDocument.between(first, last, position), DeletionDocument.class).stream()
                .map(DeletionDocument::no)
                .collect(Collectors.toSet());
    }
}
