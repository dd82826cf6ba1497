package io.parley.projection.inbox;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.parley.api.AccountId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.Document;

/// The number of each person's last entry as of a position, read from what is stored.
final class Numbers {
    private final MongoDatabase database;

    Numbers(MongoDatabase database) {
        this.database = database;
    }

    /// Persons without an entry are left out.
    Map<AccountId, Long> asOf(long position, String epoch, Set<AccountId> accounts) {
        var byId = new LinkedHashMap<String, AccountId>();
        accounts.forEach(account -> byId.put(Keys.head(epoch, account), account));
        var numbers = new HashMap<AccountId, Long>();
        for (var head : database.getCollection(Keys.HEADS).find(Filters.in("_id", byId.keySet()))) {
            var account = byId.get(head.getString("_id"));
            var seq = head.getLong("seq");
            if (account != null) {
                numbers.put(account, head.getLong("p") <= position ? seq : stepBack(position, epoch, account, seq));
            }
        }
        numbers.values().removeIf(seq -> seq == 0);
        return numbers;
    }

    /// Someone has written beyond the position: the highest number whose entry isn't.
    private long stepBack(long position, String epoch, AccountId account, long from) {
        var width = 32L;
        for (var upper = from; upper > 0; upper -= width, width *= 2) {
            var ids = LongStream.rangeClosed(Math.max(1, upper - width + 1), upper)
                    .mapToObj(seq -> Keys.entry(epoch, account, seq))
                    .toList();
            var found = new HashMap<String, Document>();
            database.getCollection(Keys.ENTRIES)
                    .find(Filters.in("_id", ids))
                    .forEach(entry -> found.put(entry.getString("_id"), entry));
            for (var seq = upper; seq > Math.max(0, upper - width); seq--) {
                var entry = found.get(Keys.entry(epoch, account, seq));
                if (entry != null && entry.getLong("p") <= position) {
                    return seq;
                }
            }
        }
        return 0;
    }
}
