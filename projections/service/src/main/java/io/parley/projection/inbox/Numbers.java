package io.parley.projection.inbox;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.parley.api.AccountId;
import io.parley.readmodel.Fields;
import io.parley.readmodel.inbox.EntryDocument;
import io.parley.readmodel.inbox.HeadDocument;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.Document;

/// Reads from MongoDB the number of each person's last entry as of a position.
final class Numbers {
    private final MongoDatabase database;

    Numbers(MongoDatabase database) {
        this.database = database;
    }

    /// Leaves out people without an entry.
    Map<AccountId, Long> asOf(long position, String epoch, Set<AccountId> accounts) {
        var byId = new LinkedHashMap<String, AccountId>();
        accounts.forEach(account -> byId.put(HeadDocument.key(epoch, account), account));
        var numbers = new HashMap<AccountId, Long>();
        // on the driver: after a start the batch waits for a document of each of its people
        for (var head : database.getCollection(HeadDocument.COLLECTION).find(Filters.in(Fields.KEY, byId.keySet()))) {
            var account = byId.get(head.getString(Fields.KEY));
            var seq = head.getLong(HeadDocument.SEQ);
            if (account != null) {
                numbers.put(
                        account,
                        head.getLong(Fields.POSITION) <= position ? seq : stepBack(position, epoch, account, seq));
            }
        }
        numbers.values().removeIf(seq -> seq == 0);
        return numbers;
    }

    /// The highest number whose entry lies at the position or before. Needed because somebody has written
    /// beyond the position.
    private long stepBack(long position, String epoch, AccountId account, long from) {
        var width = 32L;
        for (var upper = from; upper > 0; upper -= width, width *= 2) {
            var ids = LongStream.rangeClosed(Math.max(1, upper - width + 1), upper)
                    .mapToObj(seq -> EntryDocument.key(epoch, account, seq))
                    .toList();
            var found = new HashMap<String, Document>();
            database.getCollection(EntryDocument.COLLECTION)
                    .find(Filters.in(Fields.KEY, ids))
                    .forEach(entry -> found.put(entry.getString(Fields.KEY), entry));
            for (var seq = upper; seq > Math.max(0, upper - width); seq--) {
                var entry = found.get(EntryDocument.key(epoch, account, seq));
                if (entry != null && entry.getLong(Fields.POSITION) <= position) {
                    return seq;
                }
            }
        }
        return 0;
    }
}
