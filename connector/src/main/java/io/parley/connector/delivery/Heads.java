package io.parley.connector.delivery;

import com.mongodb.MongoException;
import io.parley.api.AccountId;
import io.parley.api.wire.Head;
import io.parley.edge.fault.FaultLog;
import io.parley.readmodel.ReadModel;
import io.parley.readmodel.inbox.HeadDocument;
import io.parley.readmodel.token.TokenDocument;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Reads the heads of inboxes from MongoDB. An entry counts only up to the inbox projection's token, because a
/// restart after a crash may write what lies beyond it again. No entry counts before that projection has
/// caught up with the ledger.
@Component
public final class Heads {
    private static final Logger LOG = LoggerFactory.getLogger(Heads.class);
    private static final FaultLog FAULTS = new FaultLog(LOG);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long TOKEN_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 20;
    private static final long EPOCH_MILLIS = 200;

    private final MongoTemplate mongo;
    private volatile @Nullable String epoch;
    private volatile long epochReadAt = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);

    Heads(ReadModel readModel) {
        this.mongo = readModel.within(TIMEOUT);
    }

    @Nullable
    public Head of(AccountId account) {
        return of(List.of(account)).get(account);
    }

    /// Leaves out the heads that can't be known now. Reads all of them with one query, and may wait a moment
    /// for the projection's token to reach them.
    public Map<AccountId, Head> of(Collection<AccountId> accounts) {
        try {
            return accounts.isEmpty() ? Map.of() : read(accounts);
        } catch (MongoException e) {
            FAULTS.warn("heads", "Inbox heads can't be read: " + e.getClass().getSimpleName());
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    /// Whether clients count by the numbers of this epoch.
    boolean isCurrent(String delivered) {
        if (!delivered.equals(epoch) && System.nanoTime() - epochReadAt > EPOCH_MILLIS * 1_000_000) {
            try {
                inbox();
            } catch (MongoException e) {
                FAULTS.warn(
                        "epoch",
                        "The inbox epoch can't be read: " + e.getClass().getSimpleName());
            }
        }
        return delivered.equals(epoch);
    }

    private Map<AccountId, Head> read(Collection<AccountId> accounts) throws InterruptedException {
        var inbox = inbox();
        if (inbox == null) {
            return Map.of();
        }
        var keys = accounts.stream().map(inbox::key).toList();
        var found = mongo.find(HeadDocument.among(keys), HeadDocument.class).stream()
                .collect(Collectors.toMap(HeadDocument::key, Function.identity()));
        var upTo = reaching(
                found.values().stream().mapToLong(HeadDocument::position).max().orElse(0), inbox);
        var heads = new HashMap<AccountId, Head>();
        for (var account : accounts) {
            var head = found.get(inbox.key(account));
            if (head == null) {
                heads.put(account, new Head(inbox.epoch, 0));
            } else if (head.position() <= upTo) {
                heads.put(account, new Head(inbox.epoch, head.seq()));
            }
        }
        return heads;
    }

    /// The token's position once it has reached `position`, or the token's position after a while.
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
        var found = mongo.findById(HeadDocument.PROJECTION, TokenDocument.class);
        var named = found == null ? null : found.epoch();
        if (found == null || named == null) {
            return null;
        }
        epoch = named;
        return found.caughtUp() ? new Inbox(named, found.position()) : null;
    }

    private record Inbox(String epoch, long position) {
        String key(AccountId account) {
            return HeadDocument.key(epoch, account);
        }
    }
}
