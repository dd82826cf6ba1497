package io.parley.projection.processing;

import com.mongodb.client.MongoDatabase;
import io.parley.projection.kit.EventHandler;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.log.LoggedEvent;
import io.parley.projection.log.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One handler on its way along the log. Its token lies beside its data: whoever drops the one drops the other, and it
/// is built anew.
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

    /// Why it stopped for good.
    public @Nullable String halted() {
        return halted;
    }

    /// Throws where its database doesn't answer. From any thread.
    void askStore() {
        stored.ask();
    }

    void halt(String why) {
        halted = why;
    }

    /// Begins where the stored token says; with nothing where that is of another version, generation or ledger.
    public void resume(LedgerHead.At head) {
        token = stored.open(head);
        settled = token;
        start = head.position();
        caughtUp = token.position() >= start;
        stored.beginAt(token, caughtUp);
        handler.resume(StoredToken.epoch(head, handler), token.position());
    }

    /// Takes what it doesn't have of consecutive events, of which the first is at most its token + 1.
    public void take(List<LoggedEvent> events) {
        store(events);
        settle();
    }

    /// As `take`, but the token stays as it is stored until `settle`: after a crash these events come again.
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

    /// Stores the token, and what goes with it.
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
