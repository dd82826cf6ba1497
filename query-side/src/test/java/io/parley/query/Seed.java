package io.parley.query;

import static com.mongodb.client.model.Filters.eq;
import static io.parley.api.Json.STRICT;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.parley.api.AccountId;
import io.parley.api.ClaimId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.EventTypes;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.wire.EventView;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/// Puts documents where the projections do.
public final class Seed {
    public static final String EPOCH = "1.1";
    public static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    public static final long FAR = 1_000_000;

    private static final AtomicLong POSITION = new AtomicLong(1_000);

    private final MongoDatabase database;

    Seed(MongoDatabase database) {
        this.database = database;
    }

    /// A position that no other event of this run has.
    public static long nextPosition() {
        return POSITION.incrementAndGet();
    }

    /// All views have come to `FAR`.
    public Seed ready() {
        Views.ALL.forEach(view -> token(view, FAR, true));
        return this;
    }

    public void token(String view, long position, boolean caughtUp) {
        token(view, 1, position, caughtUp);
    }

    public void token(String view, int generation, long position, boolean caughtUp) {
        var token = new Document("_id", view)
                .append("version", 1)
                .append("generation", generation)
                .append("position", position)
                .append("caughtUp", caughtUp);
        put("projection", view.equals(Views.INBOX) ? token.append("epoch", EPOCH) : token);
    }

    public AccountId account(String handle, String email, String phone, boolean byEmail, boolean byPhone) {
        var account = new AccountId(UUID.randomUUID());
        put(
                "account",
                new Document("_id", account.toString())
                        .append("handle", handle)
                        .append("nickname", "Nick " + handle)
                        .append("avatar", "fox")
                        .append(
                                "claims",
                                new Document("handle", claim(ClaimId.Kind.HANDLE, handle))
                                        .append("email", claim(ClaimId.Kind.EMAIL, email))
                                        .append("phone", claim(ClaimId.Kind.PHONE, phone)))
                        .append("byEmail", byEmail)
                        .append("byPhone", byPhone)
                        .append("p", 1L));
        return account;
    }

    /// Somebody, with a handle of their own.
    public AccountId account() {
        var unique = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return account(
                "a" + unique,
                unique + "@example.org",
                "+49" + Math.floorMod(unique.hashCode(), 1_000_000_000),
                true,
                false);
    }

    /// One side of a pair.
    public void friendship(AccountId owner, AccountId other, boolean friends, long position) {
        put(
                "friendship",
                new Document("_id", owner + "/" + other)
                        .append("owner", owner.toString())
                        .append("other", other.toString())
                        .append("friends", friends)
                        .append("blocked", false)
                        .append("p", position));
    }

    public void request(AccountId from, AccountId to, String message, long position) {
        friendship(from, to, false, position);
        database.getCollection("friendship")
                .updateOne(
                        eq("_id", from + "/" + to),
                        new Document(
                                "$set",
                                new Document(
                                        "outgoing", new Document("message", message).append("time", Date.from(TIME)))));
    }

    public ConversationId conversation(AccountId one, AccountId other, long lastNo, long position) {
        var conversation = ConversationId.direct(one, other);
        put(
                "conversation",
                new Document("_id", conversation.toString())
                        .append("members", List.of(one.toString(), other.toString()))
                        .append("open", true)
                        .append("lastNo", lastNo)
                        .append("ownLast", new Document(one.toString(), lastNo))
                        .append("last", json(message(conversation, one, lastNo, position)))
                        .append("lastTime", Date.from(TIME))
                        .append("p", position));
        return conversation;
    }

    public void line(ConversationId conversation, long no, EventView event) {
        put(
                "timeline",
                new Document("_id", lineKey(conversation, no, event))
                        .append("c", conversation.toString())
                        .append("no", no)
                        .append("event", json(event))
                        .append("p", position(event)));
    }

    /// The key of an event in a timeline.
    public static String lineKey(ConversationId conversation, long no, EventView event) {
        return "%s/%016d/%016d"
                .formatted(conversation, no, event.data().path("lineNo").asLong(0));
    }

    public void body(EventView event) {
        put(
                "inbox_body",
                new Document("_id", "%s/%016d".formatted(EPOCH, position(event))).append("event", json(event)));
    }

    public void entry(AccountId account, long seq, long position) {
        put("inbox_entry", new Document("_id", "%s/%s/%016d".formatted(EPOCH, account, seq)).append("p", position));
    }

    public void head(AccountId account, long seq, long position) {
        put(
                "inbox_head",
                new Document("_id", EPOCH + "/" + account).append("seq", seq).append("p", position));
    }

    public void put(String collection, Document document) {
        database.getCollection(collection)
                .replaceOne(eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
    }

    public void remove(String collection, String id) {
        database.getCollection(collection).deleteOne(eq("_id", id));
    }

    public static EventView message(ConversationId conversation, AccountId sender, long no, long position) {
        var text = new ConversationEvent.MessageSent.Personal(new Content.PlainText("message " + no));
        return view(
                new ConversationEvent.MessageSent(conversation, no, UUID.randomUUID(), sender, sender, text), position);
    }

    public static EventView view(Event event, long position) {
        return new EventView(
                eventId(position),
                EventTypes.nameOf(event.getClass()),
                1,
                TIME,
                STRICT.readTree(STRICT.writeValueAsString(event)));
    }

    /// An id that tells the tests where in the log the event is: clients aren't told.
    static EventId eventId(long position) {
        return new EventId(new UUID(0x8000, position));
    }

    public static long position(EventView event) {
        return event.eventId().value().getLeastSignificantBits();
    }

    private static String json(EventView event) {
        return STRICT.writeValueAsString(event);
    }

    private static String claim(ClaimId.Kind kind, String value) {
        return ClaimId.of(kind, value, TestServer.CLAIM_KEY).value();
    }
}
