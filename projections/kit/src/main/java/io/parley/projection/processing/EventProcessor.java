package io.parley.projection.processing;

import com.mongodb.client.MongoDatabase;
import io.parley.projection.kit.EventHandler;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.log.LoggedEvent;
import io.parley.projection.log.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs one handler along the log. The token lies beside the handler's data: if one is dropped so is the
/// other, and the processor rebuilds both.
public final class EventProcessor {
    private final EventHandler handler;
    private final StoredToken stored;
    private volatile Token token = Token.NONE;
    private Token settled = Token.NONE;
    private volatile boolean caughtUp;
    private volatile @Nullable String halted;
    private long start;

    public EventProcessor(MongoDatabase database, EventHandler handler) {
        this.handler = handler;
        this.stored = new StoredToken(database, handler);
    }

    public String name() {
        return handler.name();
    }

    public Token token() {
        return token;
    }

    /// Whether it has reached the ledger's head as it was at the start.
    public boolean caughtUp() {
        return caughtUp;
    }

    /// Why it stopped for good; null while it runs.
    public @Nullable String halted() {
        return halted;
    }

    /// Throws if the database doesn't answer. Any thread may call it.
    void askStore() {
        stored.ask();
    }

    void halt(String why) {
        halted = why;
    }

    /// Begins at the stored token. Begins with nothing if that token is of another version,
    /// generation or ledger.
    public void resume(LedgerHead.At head) {
        token = stored.open(head);
        settled = token;
        start = head.position();
        caughtUp = token.position() >= start;
        stored.beginAt(token, caughtUp);
        handler.resume(StoredToken.epoch(head, handler), token.position());
    }

    /// Takes those of consecutive events that it doesn't have. The first of them may be at most its token + 1.
    public void take(List<LoggedEvent> events) {
        store(events);
        settle();
    }

    /// Like `take`, but stores no token until `settle`: after a crash these events come again.
    public void store(List<LoggedEvent> events) {
        var batch = events.stream()
                .filter(event -> event.position() > token.position())
                .toList();
        if (batch.isEmpty()) {
            return;
        }
        if (batch.getFirst().position() != token.position() + 1) {
            throw new IllegalStateException(name() + " at " + token.position() + " was given "
                    + batch.getFirst().position());
        }
        var next = Token.of(batch.getLast());
        handler.store(batch, next.position() >= start);
        token = next;
    }

    /// Makes the handler store what it deferred, then stores the token.
    public void settle() {
        if (token.equals(settled)) {
            return;
        }
        var live = token.position() >= start;
        handler.settle();
        stored.advance(token, live);
        if (live && !caughtUp) {
            stored.reached(start);
        }
        settled = token;
        caughtUp = live;
    }
}
