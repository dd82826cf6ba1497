package io.parley.projection.runtime;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One writer on its way along the log. Its token lies beside its data: whoever drops the one drops the other, and it
/// is built anew.
public final class Follower {
    private final Writer writer;
    private final StoredToken stored;
    private volatile Token token = Token.NONE;
    private Token settled = Token.NONE;
    private volatile boolean caughtUp;
    private volatile @Nullable String halted;
    private long start;

    public Follower(MongoDatabase database, Writer writer) {
        this.writer = writer;
        this.stored = new StoredToken(database, writer);
    }

    public String name() {
        return writer.name();
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
        writer.resume(StoredToken.epoch(head, writer), token.position());
    }

    /// Takes what it doesn't have of consecutive events, of which the first is at most its token + 1.
    public void take(List<Logged> events) {
        store(events);
        settle();
    }

    /// As `take`, but the token stays as it is stored until `settle`: after a crash these events come again.
    public void store(List<Logged> events) {
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
        writer.store(batch, next.position() >= start);
        token = next;
    }

    /// Stores the token, and what goes with it.
    public void settle() {
        if (token.equals(settled)) {
            return;
        }
        var live = token.position() >= start;
        writer.settle();
        stored.advance(token, live);
        if (live && !caughtUp) {
            stored.reached(start);
        }
        settled = token;
        caughtUp = live;
    }
}
