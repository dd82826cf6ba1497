package io.parley.projection.inbox;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.projection.runtime.Writes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/// Who is in a conversation, kept as intervals of positions: a membership counts from the position that began it.
/// (Nobody leaves a conversation of two; where one can leave, the interval gets an end.)
final class Members {
    private final MongoDatabase database;

    Members(MongoDatabase database) {
        this.database = database;
    }

    void createIndexes() {
        database.getCollection(Keys.MEMBERS).createIndex(Indexes.ascending("c"));
    }

    Map<ConversationId, Set<AccountId>> asOf(long position, String epoch, Set<ConversationId> conversations) {
        var byKey = new LinkedHashMap<String, ConversationId>();
        conversations.forEach(conversation -> byKey.put(Keys.conversation(epoch, conversation), conversation));
        var members = new HashMap<ConversationId, Set<AccountId>>();
        for (var interval : database.getCollection(Keys.MEMBERS)
                .find(Filters.and(Filters.in("c", byKey.keySet()), Filters.lte("p", position)))) {
            var conversation = byKey.get(interval.getString("c"));
            if (conversation != null) {
                members.computeIfAbsent(conversation, _ -> new LinkedHashSet<>())
                        .add(AccountId.of(interval.getString("account")));
            }
        }
        return members;
    }

    void join(String epoch, ConversationId conversation, AccountId account, Writes writes) {
        writes.insert(
                Keys.MEMBERS,
                Keys.member(epoch, conversation, account),
                new Document("c", Keys.conversation(epoch, conversation)).append("account", account.toString()));
    }
}
