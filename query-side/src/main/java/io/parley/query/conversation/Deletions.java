package io.parley.query.conversation;

import io.parley.readmodel.ReadModel;
import io.parley.readmodel.conversation.DeletionDocument;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Reads which messages one has deleted for oneself. They are part of the view of the timeline.
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

    /// Numbers of the messages that were deleted up to `position`, from the one key to the other.
    Set<Long> between(String first, String last, long position) {
        return mongo.find(DeletionDocument.between(first, last, position), DeletionDocument.class).stream()
                .map(DeletionDocument::no)
                .collect(Collectors.toSet());
    }
}
