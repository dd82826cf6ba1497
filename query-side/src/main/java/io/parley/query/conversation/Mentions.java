package io.parley.query.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.readmodel.conversation.DeletionDocument;
import io.parley.readmodel.conversation.TimelineDocument;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Looks through the messages of a group for those that mention a person. The view of conversations knows
/// the last one; whoever has deleted that one may have others before it.
@Component
class Mentions {
    /// The most messages that one search looks through.
    private static final long REACH = 1_000;

    private final MongoTemplate mongo;
    private final Deletions deletions;

    Mentions(MongoTemplate mongo, Deletions deletions) {
        this.mongo = mongo;
        this.deletions = deletions;
    }

    /// The number of the last message from `first` to `last` that mentions the account, or everyone, and that
    /// the account hasn't deleted for themselves. 0 if there is none among the last 1,000.
    long last(ConversationId group, AccountId account, long first, long last) {
        var from = Math.max(first, last - REACH + 1);
        if (from > last) {
            return 0;
        }
        var deleted = deletions.between(
                DeletionDocument.key(group, account, from), DeletionDocument.key(group, account, last), Long.MAX_VALUE);
        try (var lines = mongo.stream(TimelineDocument.between(group, from, last), TimelineDocument.class)) {
            return lines.filter(line -> !deleted.contains(line.no()) && Named.isMentioned(account, line.event()))
                    .mapToLong(TimelineDocument::no)
                    .max()
                    .orElse(0);
        }
    }
}
