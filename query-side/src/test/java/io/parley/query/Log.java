package io.parley.query;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.MongoDatabase;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.api.account.AccountEvent;
import io.parley.api.account.Avatar;
import io.parley.api.account.ClaimId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.friendship.FriendshipId;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.account.AccountProjection;
import io.parley.projection.conversation.ConversationProjection;
import io.parley.projection.conversation.TimelineProjection;
import io.parley.projection.friendship.FriendshipProjection;
import io.parley.projection.inbox.Inbox;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.ProjectionHandler;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.log.LoggedEvent;
import io.parley.projection.processing.EventProcessor;
import io.parley.readmodel.Fields;
import io.parley.readmodel.inbox.EntryDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// A log of events, and the real projections behind it, each as far as a test wants.
final class Log {
    private final List<LoggedEvent> events = new ArrayList<>();
    private final Map<String, Long> streams = new HashMap<>();
    private final Map<ConversationId, Long> messages = new HashMap<>();
    private final Map<ConversationId, Integer> lines = new HashMap<>();
    private final MongoDatabase database;
    private final EventProcessor inbox;
    private final List<EventProcessor> views;
    private final LedgerHead.At ledger = new LedgerHead.At(UUID.randomUUID(), 1, 0);

    /// Drops whatever the database held before.
    Log(MongoDatabase database) {
        this.database = database;
        inbox = new EventProcessor(database, new Inbox(database, _ -> {}, () -> {}));
        views = Stream.<Projection>of(
                        new AccountProjection(),
                        new FriendshipProjection(),
                        new ConversationProjection(),
                        new TimelineProjection())
                .map(projection -> new EventProcessor(database, new ProjectionHandler(database, projection)))
                .toList();
        inbox.resume(ledger);
        views.forEach(view -> view.resume(ledger));
    }

    Log tellInbox() {
        inbox.take(events);
        return this;
    }

    Log tellViews() {
        views.forEach(view -> view.take(events));
        return this;
    }

    long position() {
        return events.size();
    }

    /// When the event at this position happened.
    static Instant time(long position) {
        return Seed.TIME.plusSeconds(position);
    }

    /// The number of a person's last stored entry up to a position.
    long seq(AccountId account, long position) {
        return database.getCollection(EntryDocument.COLLECTION)
                .countDocuments(and(regex("_id", "/" + account + "/"), lte(Fields.POSITION, position)));
    }

    long seq(AccountId account) {
        return seq(account, position());
    }

    AccountId registered(String handle) {
        var account = new AccountId(UUID.randomUUID());
        add(
                "account-" + account,
                new AccountEvent.Registered(
                        account,
                        ClaimId.of(ClaimId.Kind.HANDLE, handle, TestServer.CLAIM_KEY),
                        ClaimId.of(ClaimId.Kind.EMAIL, handle + "@example.org", TestServer.CLAIM_KEY),
                        null,
                        account,
                        new AccountEvent.Registered.Personal(handle, "Nick " + handle, Avatar.PANDA)));
        return account;
    }

    Log requested(AccountId from, AccountId to, String message) {
        return requestWithheld(from, to, message)
                .friendship(
                        from,
                        to,
                        new FriendshipEvent.RequestReceived(
                                FriendshipId.between(from, to),
                                from,
                                to,
                                null,
                                from,
                                new FriendshipEvent.Personal(message)));
    }

    Log requestWithheld(AccountId from, AccountId to, String message) {
        return friendship(
                from,
                to,
                new FriendshipEvent.Requested(
                        FriendshipId.between(from, to), from, to, null, from, new FriendshipEvent.Personal(message)));
    }

    Log declined(AccountId from, AccountId to) {
        return friendship(from, to, new FriendshipEvent.Declined(FriendshipId.between(from, to), from, to));
    }

    Log remarked(AccountId owner, AccountId about, String remark) {
        return friendship(
                owner,
                about,
                new FriendshipEvent.RemarkChanged(
                        FriendshipId.between(owner, about),
                        owner,
                        about,
                        about,
                        new FriendshipEvent.RemarkChanged.Personal(remark)));
    }

    Log befriended(AccountId by, AccountId other) {
        var conversation = ConversationId.direct(by, other);
        friendship(by, other, new FriendshipEvent.Accepted(FriendshipId.between(by, other), by, other, conversation));
        return add(
                "direct-" + conversation,
                new ConversationEvent.Opened(
                        conversation,
                        FriendshipId.between(by, other),
                        List.of(by, other),
                        said(conversation),
                        line(conversation)));
    }

    Log said(AccountId sender, AccountId other, String text) {
        var conversation = ConversationId.direct(sender, other);
        lines.remove(conversation);
        return add(
                "direct-" + conversation,
                new ConversationEvent.MessageSent(
                        conversation,
                        messages.merge(conversation, 1L, Long::sum),
                        UUID.randomUUID(),
                        sender,
                        sender,
                        new ConversationEvent.MessageSent.Personal(new Content.PlainText(text))));
    }

    Log read(AccountId reader, AccountId other, long upTo, boolean shown) {
        var conversation = ConversationId.direct(reader, other);
        return add(
                "participation-" + conversation + reader,
                new ConversationEvent.Read(conversation, reader, upTo, shown));
    }

    /// An event that concerns only one person, in their chat with another.
    Log forOneself(AccountId self, AccountId other, Function<ConversationId, ConversationEvent> event) {
        var conversation = ConversationId.direct(self, other);
        return add("participation-" + conversation + self, event.apply(conversation));
    }

    Log ended(AccountId one, AccountId other) {
        var conversation = ConversationId.direct(one, other);
        return friendship(one, other, new FriendshipEvent.Ended(FriendshipId.between(one, other), one, other))
                .add(
                        "direct-" + conversation,
                        new ConversationEvent.Closed(conversation, said(conversation), line(conversation)));
    }

    Log blocked(AccountId by, AccountId other) {
        return friendship(by, other, new FriendshipEvent.Blocked(FriendshipId.between(by, other), by, other));
    }

    /// The number of the next line after the last message.
    private int line(ConversationId conversation) {
        return lines.merge(conversation, 1, Integer::sum);
    }

    private long said(ConversationId conversation) {
        return messages.getOrDefault(conversation, 0L);
    }

    private Log friendship(AccountId one, AccountId other, FriendshipEvent event) {
        return add("friendship-" + FriendshipId.between(one, other), event);
    }

    Log add(String stream, Event event) {
        var position = events.size() + 1L;
        var published = new PublishedEvent(
                "1.0",
                Seed.eventId(position),
                ledger.source(),
                EventTypes.nameOf(event.getClass()),
                stream,
                time(position),
                "application/json",
                Long.toString(position),
                Long.toString(streams.merge(stream, 1L, Long::sum) - 1),
                1,
                null,
                null,
                null,
                null,
                Json.STRICT.valueToTree(event));
        events.add(new LoggedEvent(published, position - 1));
        return this;
    }
}
