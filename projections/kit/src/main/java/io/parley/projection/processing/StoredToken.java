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

/// A handler's token as it lies beside its data, as `TokenDocument`. Its `build` is another one each time that the data
/// is begun anew, so that nobody goes on with what isn't there any more.
final class StoredToken {
    /// How often one waits for another who is dropping the data, before taking it for dead.
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

    /// Returns where the database answers; throws where it doesn't within two seconds.
    void ask() {
        database.withTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .getCollection(TokenDocument.COLLECTION)
                .find(Filters.eq(handler.name()))
                .first();
    }

    /// The stored token, where it is of this version, generation and ledger; else everything is dropped.
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

    /// One that begins behind the head hides what it has until it has caught up, unless another is at work.
    void beginAt(Token token, boolean caughtUp) {
        tokens().updateOne(
                        Filters.and(mine(), Filters.eq(TokenDocument.POSITION, token.position())),
                        Updates.set(TokenDocument.CAUGHT_UP, caughtUp));
    }

    /// Moves forward only: another handler of the same may be further. Throws `Gone` where the data was dropped.
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

    /// Whoever moved it so far: it has caught up.
    void reached(long position) {
        tokens().updateOne(
                        Filters.and(mine(), Filters.gte(TokenDocument.POSITION, position)),
                        Updates.set(TokenDocument.CAUGHT_UP, true));
    }

    /// Only who has claimed the token drops the data: two that start at once don't drop what the other has begun.
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

    /// Someone dropped what was stored.
    static final class Gone extends RuntimeException {
        Gone(String name) {
            super("what " + name + " had stored is gone");
        }
    }
}
