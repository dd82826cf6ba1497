package io.parley.connector.delivery;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.parley.api.AccountId;
import io.parley.api.wire.Head;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How far inboxes go, read from the store. An inbox counts up to the writer's token, since what lies beyond may be
/// written anew after a crash; and not at all before it has caught up with the ledger.
@Component
public final class Heads {
    private static final Logger LOG = LoggerFactory.getLogger(Heads.class);
    private static final long QUERY_MILLIS = 2_000;
    private static final long TOKEN_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 20;
    private static final long EPOCH_MILLIS = 200;

    private final MongoDatabase store;
    private volatile @Nullable String epoch;
    private volatile long epochReadAt = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);

    Heads(MongoClient mongo, @Value("${parley.mongo.database:parley}") String database) {
        this.store = mongo.getDatabase(database).withTimeout(QUERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Nullable
    public Head of(AccountId account) {
        return of(List.of(account)).get(account);
    }

    /// Without those that can't be told now. Asks for all of them with one query, and may wait a moment for the
    /// writer's
    /// token to reach what was found.
    public Map<AccountId, Head> of(Collection<AccountId> accounts) {
        try {
            return accounts.isEmpty() ? Map.of() : read(accounts);
        } catch (MongoException e) {
            LOG.warn("Inbox heads can't be read: {}", e.getClass().getSimpleName());
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    /// Whether numbers of this epoch are those that clients count by.
    boolean isCurrent(String delivered) {
        if (!delivered.equals(epoch) && System.nanoTime() - epochReadAt > EPOCH_MILLIS * 1_000_000) {
            try {
                inbox();
            } catch (MongoException e) {
                LOG.warn("The inbox epoch can't be read: {}", e.getClass().getSimpleName());
            }
        }
        return delivered.equals(epoch);
    }

    private Map<AccountId, Head> read(Collection<AccountId> accounts) throws InterruptedException {
        var inbox = inbox();
        if (inbox == null) {
            return Map.of();
        }
        var found = new HashMap<String, Document>();
        store.getCollection("inbox_head")
                .find(in("_id", accounts.stream().map(inbox::key).toList()))
                .forEach(head -> found.put(head.getString("_id"), head));
        var upTo = reaching(
                found.values().stream().mapToLong(h -> number(h, "p")).max().orElse(0), inbox);
        var heads = new HashMap<AccountId, Head>();
        for (var account : accounts) {
            var head = found.get(inbox.key(account));
            if (head == null) {
                heads.put(account, new Head(inbox.epoch, 0));
            } else if (number(head, "p") <= upTo) {
                heads.put(account, new Head(inbox.epoch, number(head, "seq")));
            }
        }
        return heads;
    }

    /// The token once it has reached `position`, or as far as it is after a while.
    private long reaching(long position, Inbox before) throws InterruptedException {
        var deadline = System.nanoTime() + TOKEN_MILLIS * 1_000_000;
        var inbox = before;
        while (inbox.position < position && System.nanoTime() < deadline) {
            Thread.sleep(RETRY_MILLIS);
            var now = inbox();
            if (now == null || !now.epoch.equals(before.epoch)) {
                return -1;
            }
            inbox = now;
        }
        return inbox.position;
    }

    private @Nullable Inbox inbox() {
        epochReadAt = System.nanoTime();
        var found = store.getCollection("projection")
                .find(new Document("_id", "inbox"))
                .first();
        var named = found == null ? null : found.getString("epoch");
        if (found == null || named == null) {
            return null;
        }
        epoch = named;
        return found.getBoolean("caughtUp", false) ? new Inbox(named, number(found, "position")) : null;
    }

    private static long number(Document document, String field) {
        return document.get(field) instanceof Number number ? number.longValue() : 0;
    }

    private record Inbox(String epoch, long position) {
        String key(AccountId account) {
            return epoch + "/" + account;
        }
    }
}
