package io.parley.projection.processing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.parley.projection.kit.EventHandler;
import io.parley.projection.log.Halt;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.log.Token;
import io.parley.readmodel.Fields;
import io.parley.readmodel.token.TokenDocument;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// A handler's token as a `TokenDocument` beside its data. A rebuild gives it another `build`, so that no
/// handler continues with data that is gone.
final class StoredToken {
    /// How often a handler waits for another that is dropping the data, before it takes the other for dead.
    private static final int PATIENCE = 5;

    private static final long ANSWER_SECONDS = 2;

    private final MongoDatabase database;
    private final EventHandler handler;
    private String build = "";
    private int waited;

    StoredToken(MongoDatabase database, EventHandler handler) {
        this.database = database;
        this.handler = handler;
    }

    static String epoch(LedgerHead.At head, EventHandler handler) {
        return head.generation() + "." + handler.version();
    }

    /// Returns if the database answers. Throws if it doesn't within two seconds.
    void ask() {
        database.withTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .getCollection(TokenDocument.COLLECTION)
                .find(Filters.eq(handler.name()))
                .first();
    }

    /// The stored token, if it is of this version, generation and ledger. Otherwise drops everything.
    Token open(LedgerHead.At head) {
        var found = tokens().find(Filters.eq(handler.name())).first();
        if (found != null) {
            refuseNewer(found, head);
        }
        if (found != null && isOf(head, found) && !isBeingDropped(found)) {
            build = found.getString(TokenDocument.BUILD);
            return new Token(
                    found.getLong(TokenDocument.POSITION),
                    found.getLong(TokenDocument.OFFSET),
                    found.getString(TokenDocument.EVENT_ID));
        }
        startAnew(found, head);
        return Token.NONE;
    }

    /// Hides the data of a handler that begins behind the head, until it has caught up. Does nothing if
    /// another handler has moved the token.
    void beginAt(Token token, boolean caughtUp) {
        tokens().updateOne(
                        Filters.and(mine(), Filters.eq(TokenDocument.POSITION, token.position())),
                        Updates.set(TokenDocument.CAUGHT_UP, caughtUp));
    }

    /// Moves the token forward only, because another copy of the handler may be further. Throws `Gone` if the
    /// data was dropped.
    void advance(Token next, boolean caughtUp) {
        var result = tokens().updateOne(
                        Filters.and(mine(), Filters.lt(TokenDocument.POSITION, next.position())),
                        Updates.combine(
                                Updates.set(TokenDocument.POSITION, next.position()),
                                Updates.set(TokenDocument.OFFSET, next.offset()),
                                Updates.set(TokenDocument.EVENT_ID, next.eventId()),
                                Updates.set(TokenDocument.CAUGHT_UP, caughtUp)));
        if (result.getMatchedCount() == 0 && tokens().find(mine()).first() == null) {
            throw new Gone(handler.name());
        }
    }

    /// Marks the data as caught up if the token has reached `position`, whichever copy moved it there.
    void reached(long position) {
        tokens().updateOne(
                        Filters.and(mine(), Filters.gte(TokenDocument.POSITION, position)),
                        Updates.set(TokenDocument.CAUGHT_UP, true));
    }

    /// Drops the data, but only after it has claimed the token. So two handlers that start at once don't drop
    /// what the other has begun.
    private void startAnew(@Nullable Document found, LedgerHead.At head) {
        if (found != null && isBeingDropped(found) && waited++ < PATIENCE) {
            throw new IllegalStateException("the data of " + handler.name() + " is being dropped by another");
        }
        waited = 0;
        build = UUID.randomUUID().toString();
        claim(found, head);
        var there = database.listCollectionNames().into(new HashSet<>());
        handler.collections().stream()
                .filter(there::contains)
                .forEach(collection -> database.getCollection(collection).drop());
        tokens().updateOne(mine(), Updates.unset(TokenDocument.DROPPING));
    }

    private void claim(@Nullable Document found, LedgerHead.At head) {
        var claimed = new Document(Fields.KEY, handler.name())
                .append(TokenDocument.VERSION, handler.version())
                .append(TokenDocument.GENERATION, head.generation())
                .append(TokenDocument.LEDGER, head.ledgerId().toString())
                .append(TokenDocument.EPOCH, epoch(head, handler))
                .append(TokenDocument.BUILD, build)
                .append(TokenDocument.POSITION, 0L)
                .append(TokenDocument.OFFSET, 0L)
                .append(TokenDocument.CAUGHT_UP, false)
                .append(TokenDocument.DROPPING, true);
        if (found == null) {
            tokens().insertOne(claimed);
            return;
        }
        var same = Filters.and(
                Filters.eq(handler.name()), Filters.eq(TokenDocument.BUILD, found.getString(TokenDocument.BUILD)));
        if (tokens().replaceOne(same, claimed).getMatchedCount() == 0) {
            throw new IllegalStateException(handler.name() + " is begun anew by another");
        }
    }

    private void refuseNewer(Document found, LedgerHead.At head) {
        var version = found.getInteger(TokenDocument.VERSION, 0);
        var generation = found.getInteger(TokenDocument.GENERATION, 0);
        if (head.ledgerId().toString().equals(found.getString(TokenDocument.LEDGER))
                && (version > handler.version() || generation > head.generation())) {
            throw new Halt("%s is stored as version %d of generation %d, newer than %d of %d here"
                    .formatted(handler.name(), version, generation, handler.version(), head.generation()));
        }
    }

    private boolean isOf(LedgerHead.At head, Document found) {
        return handler.version() == found.getInteger(TokenDocument.VERSION, 0)
                && head.generation() == found.getInteger(TokenDocument.GENERATION, 0)
                && head.ledgerId().toString().equals(found.getString(TokenDocument.LEDGER));
    }

    private static boolean isBeingDropped(Document found) {
        return found.getBoolean(TokenDocument.DROPPING, false);
    }

    private Bson mine() {
        return Filters.and(Filters.eq(handler.name()), Filters.eq(TokenDocument.BUILD, build));
    }

    private MongoCollection<Document> tokens() {
        return database.getCollection(TokenDocument.COLLECTION);
    }

    /// Another handler dropped the stored data.
    static final class Gone extends RuntimeException {
        Gone(String name) {
            super("what " + name + " had stored is gone");
        }
    }
}
