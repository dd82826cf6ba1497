package io.parley.query;

import static com.mongodb.client.model.Filters.eq;
import static io.parley.api.Json.STRICT;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.EventTypes;
import io.parley.api.account.ClaimId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.wire.EventView;
import io.parley.readmodel.Fields;
import io.parley.readmodel.account.AccountDocument;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.conversation.TimelineDocument;
import io.parley.readmodel.friendship.FriendshipDocument;
import io.parley.readmodel.inbox.BodyDocument;
import io.parley.readmodel.inbox.EntryDocument;
import io.parley.readmodel.inbox.HeadDocument;
import io.parley.readmodel.token.TokenDocument;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/// Stores documents as the projections do.
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

    /// Moves all views to `FAR`.
    public Seed ready() {
        Views.ALL.forEach(view -> token(view, FAR, true));
        return this;
    }

    public void token(String view, long position, boolean caughtUp) {
        token(view, 1, position, caughtUp);
    }

    public void token(String view, int generation, long position, boolean caughtUp) {
        var token = new Document("_id", view)
                .append(TokenDocument.VERSION, 1)
                .append(TokenDocument.GENERATION, generation)
                .append(TokenDocument.POSITION, position)
                .append(TokenDocument.CAUGHT_UP, caughtUp);
        put(TokenDocument.COLLECTION, view.equals(Views.INBOX) ? token.append(TokenDocument.EPOCH, EPOCH) : token);
    }

    public AccountId account(String handle, String email, String phone, boolean byEmail, boolean byPhone) {
        var account = new AccountId(UUID.randomUUID());
        put(
                AccountDocument.COLLECTION,
                new Document("_id", account.toString())
                        .append(AccountDocument.HANDLE, handle)
                        .append(AccountDocument.NICKNAME, "Nick " + handle)
                        .append(AccountDocument.AVATAR, "fox")
                        .append(
                                "claims",
                                new Document("handle", claim(ClaimId.Kind.HANDLE, handle))
                                        .append("email", claim(ClaimId.Kind.EMAIL, email))
                                        .append("phone", claim(ClaimId.Kind.PHONE, phone)))
                        .append(AccountDocument.BY_EMAIL, byEmail)
                        .append(AccountDocument.BY_PHONE, byPhone)
                        .append(Fields.POSITION, 1L));
        return account;
    }

    /// Stores an account with a handle of its own.
    public AccountId account() {
        var unique = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return account(
                "a" + unique,
                unique + "@example.org",
                "+49" + Math.floorMod(unique.hashCode(), 1_000_000_000),
                true,
                false);
    }

    /// Stores one side of a pair.
    public void friendship(AccountId owner, AccountId other, boolean friends, long position) {
        put(
                FriendshipDocument.COLLECTION,
                new Document("_id", FriendshipDocument.key(owner, other))
                        .append(FriendshipDocument.OWNER, owner.toString())
                        .append(FriendshipDocument.OTHER, other.toString())
                        .append(FriendshipDocument.FRIENDS, friends)
                        .append(FriendshipDocument.BLOCKED, false)
                        .append(Fields.POSITION, position));
    }

    public void request(AccountId from, AccountId to, String message, long position) {
        friendship(from, to, false, position);
        database.getCollection(FriendshipDocument.COLLECTION)
                .updateOne(
                        eq("_id", FriendshipDocument.key(from, to)),
                        new Document(
                                "$set",
                                new Document(
                                        FriendshipDocument.OUTGOING,
                                        new Document("message", message).append("time", Date.from(TIME)))));
    }

    public ConversationId conversation(AccountId one, AccountId other, long lastNo, long position) {
        var conversation = ConversationId.direct(one, other);
        put(
                ConversationDocument.COLLECTION,
                new Document("_id", conversation.toString())
                        .append(ConversationDocument.MEMBERS, List.of(one.toString(), other.toString()))
                        .append(ConversationDocument.OPEN, true)
                        .append(ConversationDocument.LAST_NO, lastNo)
                        .append(ConversationDocument.OWN_LAST, new Document(one.toString(), lastNo))
                        .append(ConversationDocument.LAST, json(message(conversation, one, lastNo, position)))
                        .append(ConversationDocument.LAST_TIME, Date.from(TIME))
                        .append(Fields.POSITION, position));
        return conversation;
    }

    public void line(ConversationId conversation, long no, EventView event) {
        put(
                TimelineDocument.COLLECTION,
                new Document("_id", lineKey(conversation, no, event))
                        .append(TimelineDocument.CONVERSATION, conversation.toString())
                        .append(TimelineDocument.NO, no)
                        .append(TimelineDocument.EVENT, json(event))
                        .append(Fields.POSITION, position(event)));
    }

    /// The key of an event in a timeline.
    public static String lineKey(ConversationId conversation, long no, EventView event) {
        return TimelineDocument.key(
                conversation, no, event.data().path("lineNo").asLong(0));
    }

    public void body(EventView event) {
        put(
                BodyDocument.COLLECTION,
                new Document("_id", BodyDocument.key(EPOCH, position(event))).append(BodyDocument.EVENT, json(event)));
    }

    public void entry(AccountId account, long seq, long position) {
        put(
                EntryDocument.COLLECTION,
                new Document("_id", EntryDocument.key(EPOCH, account, seq)).append(Fields.POSITION, position));
    }

    public void head(AccountId account, long seq, long position) {
        put(
                HeadDocument.COLLECTION,
                new Document("_id", HeadDocument.key(EPOCH, account))
                        .append(HeadDocument.SEQ, seq)
                        .append(Fields.POSITION, position));
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

    /// An id that tells the tests the event's position, which clients never see.
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
