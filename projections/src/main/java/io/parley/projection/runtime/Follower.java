package io.parley.projection.runtime;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// One writer with its token, which lies in the collection `projection` beside its data: whoever drops the data drops
/// the token, and it is built anew.
public final class Follower {
    private final MongoDatabase database;
    private final Writer writer;
    private volatile Token token = Token.NONE;
    private volatile boolean caughtUp;
    private volatile @Nullable String halted;
    private LedgerHead.@Nullable At head;

    public Follower(MongoDatabase database, Writer writer) {
        this.database = database;
        this.writer = writer;
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

    void halt(String why) {
        halted = why;
    }

    /// Begins where the stored token says; with nothing where that is of another version, generation or ledger.
    public void resume(LedgerHead.At head) {
        this.head = head;
        var stored = tokens().find(Filters.eq(name())).first();
        if (stored != null && sameAs(stored, head)) {
            token = new Token(stored.getLong("position"), stored.getLong("offset"), stored.getString("eventId"));
        } else {
            refuseNewer(stored, head);
            startAnew(head);
        }
        caughtUp = token.position() >= head.position();
        tokens().updateOne(
                        Filters.and(mine(head), Filters.eq("position", token.position())),
                        Updates.set("caughtUp", caughtUp));
        writer.resume(epoch(head), token.position());
    }

    /// Takes what it doesn't have of consecutive events, of which the first is at most its token + 1.
    public void take(List<Logged> events) {
        var start = head;
        if (start == null) {
            throw new IllegalStateException("not resumed");
        }
        var batch = events.stream().filter(e -> e.position() > token.position()).toList();
        if (batch.isEmpty()) {
            return;
        }
        if (batch.getFirst().position() != token.position() + 1) {
            throw new IllegalStateException(name() + " at " + token.position() + " was given "
                    + batch.getFirst().position());
        }
        var next = Token.of(batch.getLast());
        var live = next.position() >= start.position();
        writer.store(batch, live);
        store(next, live, start);
    }

    private void store(Token next, boolean live, LedgerHead.At start) {
        var result = advance(next, live, start);
        if (result.getMatchedCount() == 0) {
            // Another writer may be further; but a token that is gone or another's means that the data is, too
            var stored = tokens().find(mine(start)).first();
            if (stored == null) {
                throw new TokenGone(name());
            }
        }
        if (live && !caughtUp) {
            tokens().updateOne(
                            Filters.and(mine(start), Filters.gte("position", start.position())),
                            Updates.set("caughtUp", true));
        }
        token = next;
        caughtUp = live;
    }

    private UpdateResult advance(Token next, boolean live, LedgerHead.At start) {
        return tokens().updateOne(
                        Filters.and(mine(start), Filters.lt("position", next.position())),
                        Updates.combine(
                                Updates.set("position", next.position()),
                                Updates.set("offset", next.offset()),
                                Updates.set("eventId", next.eventId()),
                                Updates.set("caughtUp", live)));
    }

    private void startAnew(LedgerHead.At head) {
        tokens().deleteOne(Filters.eq(name()));
        var there = database.listCollectionNames().into(new HashSet<>());
        writer.collections().stream()
                .filter(there::contains)
                .forEach(collection -> database.getCollection(collection).drop());
        tokens().insertOne(new Document("_id", name())
                .append("version", writer.version())
                .append("generation", head.generation())
                .append("ledger", head.ledgerId().toString())
                .append("epoch", epoch(head))
                .append("position", 0L)
                .append("offset", 0L)
                .append("caughtUp", false));
        token = Token.NONE;
    }

    private void refuseNewer(@Nullable Document stored, LedgerHead.At head) {
        if (stored == null || !head.ledgerId().toString().equals(stored.getString("ledger"))) {
            return;
        }
        var version = stored.getInteger("version", 0);
        var generation = stored.getInteger("generation", 0);
        if (version > writer.version() || generation > head.generation()) {
            throw new Halt("%s is stored as version %d of generation %d, newer than %d of %d here"
                    .formatted(name(), version, generation, writer.version(), head.generation()));
        }
    }

    private boolean sameAs(Document stored, LedgerHead.At head) {
        return writer.version() == stored.getInteger("version", 0)
                && head.generation() == stored.getInteger("generation", 0)
                && head.ledgerId().toString().equals(stored.getString("ledger"));
    }

    private Bson mine(LedgerHead.At head) {
        return Filters.and(
                Filters.eq(name()),
                Filters.eq("version", writer.version()),
                Filters.eq("generation", head.generation()),
                Filters.eq("ledger", head.ledgerId().toString()));
    }

    private String epoch(LedgerHead.At head) {
        return head.generation() + "." + writer.version();
    }

    private MongoCollection<Document> tokens() {
        return database.getCollection("projection");
    }

    /// Someone dropped what it had stored.
    static final class TokenGone extends RuntimeException {
        TokenGone(String name) {
            super("the token of " + name + " is gone");
        }
    }
}
