package io.parley.projection.inbox;

import com.mongodb.client.MongoDatabase;
import io.parley.api.AccountId;
import io.parley.api.wire.Delivery;
import io.parley.projection.kit.EventHandler;
import io.parley.projection.kit.Writes;
import io.parley.projection.log.Halt;
import io.parley.projection.log.LoggedEvent;
import io.parley.readmodel.inbox.BodyDocument;
import io.parley.readmodel.inbox.EntryDocument;
import io.parley.readmodel.inbox.HeadDocument;
import io.parley.readmodel.inbox.IntervalDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Gives each event the next number in the inbox of everyone who may see it, and delivers it to the connectors
/// at once. It stores the event's body once, an entry for each recipient, and the recipients' heads; the token
/// follows. What lies beyond the token doesn't count, stored or delivered: the inbox computes it again with
/// the same result.
public final class Inbox implements EventHandler {
    /// Raised when the same log gives other numbers, so that clients start from a snapshot.
    private static final int FAN_OUT = 5;
    /// The most people, and the most memberships, that stay in memory.
    private static final long REMEMBERED = 400_000;
    /// The most entries that wait to be stored. A batch of messages to large groups has many times as many.
    private static final int AT_ONCE = 20_000;

    /// What a batch does, in this order. All steps but the first two serve several batches together. A batch
    /// with many entries delivers and stores in several rounds.
    enum Step {
        MEMBERS,
        DELIVERIES,
        BODIES,
        ENTRIES,
        HEADS,
        DELIVERED
    }

    /// The number of a person's newest entry, and the position of its event.
    private record Head(long seq, long at) {}

    private final MongoDatabase database;
    private final Members memberships;
    private final Consumer<List<Delivery>> deliveries;
    private final Runnable delivered;
    private final Consumer<Step> done;
    private final ReadThroughCache<AccountId, Long> numbers;
    private final ReadThroughCache<Room, RoomMembers> members;
    /// The heads of people who received entries since the token was stored.
    private final Map<AccountId, Head> heads = new HashMap<>();
    /// The bodies and entries that aren't stored yet.
    private Writes bodies = new Writes();

    private Writes entries = new Writes();
    private String epoch = "";
    private long position;

    /// @param deliveries sends deliveries to the connectors
    /// @param delivered returns when the brokers have all that was sent
    public Inbox(MongoDatabase database, Consumer<List<Delivery>> deliveries, Runnable delivered) {
        this(database, deliveries, delivered, REMEMBERED, _ -> {});
    }

    Inbox(
            MongoDatabase database,
            Consumer<List<Delivery>> deliveries,
            Runnable delivered,
            long remembered,
            Consumer<Step> done) {
        this.database = database;
        this.memberships = new Members(database);
        this.deliveries = deliveries;
        this.delivered = delivered;
        this.done = done;
        var stored = new Numbers(database);
        this.numbers = new ReadThroughCache<>(remembered, _ -> 1, accounts -> stored.asOf(position, epoch, accounts));
        this.members = new ReadThroughCache<>(
                remembered, room -> room.members().size(), rooms -> memberships.asOf(position, epoch, rooms));
    }

    @Override
    public String name() {
        return HeadDocument.PROJECTION;
    }

    @Override
    public int version() {
        return FAN_OUT;
    }

    @Override
    public List<String> collections() {
        return List.of(
                BodyDocument.COLLECTION,
                EntryDocument.COLLECTION,
                IntervalDocument.COLLECTION,
                HeadDocument.COLLECTION);
    }

    @Override
    public void resume(String epoch, long position) {
        this.epoch = epoch;
        this.position = position;
        heads.clear();
        bodies = new Writes();
        entries = new Writes();
        numbers.forget(position == 0);
        members.forget(position == 0);
        memberships.createIndexes();
        // creates the topic before there is anything to deliver, because connectors wait for it
        deliveries.accept(List.of());
    }

    @Override
    public void store(List<LoggedEvent> batch, boolean live) {
        var audiences = batch.stream().map(Inbox::audience).toList();
        var rooms = members.of(rooms(batch, audiences));
        var changed = new Writes();
        var recipients = new ArrayList<Set<AccountId>>();
        for (var i = 0; i < batch.size(); i++) {
            memberships.follow(batch.get(i).event(), epoch, batch.get(i).position(), rooms, changed);
            recipients.add(recipients(audiences.get(i), rooms, batch.get(i).position()));
        }
        var everyone = everyone(recipients);
        var last = numbers.of(everyone);
        for (var account : everyone) {
            // a number that isn't stored yet can't have been read
            var head = heads.get(account);
            if (head != null) {
                last.put(account, head.seq);
            }
        }
        store(Step.MEMBERS, changed);
        for (int from = 0, to; from < batch.size(); from = to) {
            to = end(recipients, from);
            give(batch.subList(from, to), recipients.subList(from, to), last, live);
            if (entries.size() >= AT_ONCE) {
                storeEntries();
            }
        }
        numbers.keep(last);
        members.keep(rooms);
        position = batch.getLast().position();
    }

    @Override
    public void settle() {
        storeEntries();
        var raised = new Writes();
        heads.forEach((account, head) -> raised.at(head.at)
                .raise(HeadDocument.COLLECTION, HeadDocument.key(epoch, account), HeadDocument.SEQ, head.seq));
        store(Step.HEADS, raised);
        heads.clear();
        delivered.run();
        done.accept(Step.DELIVERED);
    }

    /// Those whose members the events are for, or change.
    private static Set<Room> rooms(List<LoggedEvent> batch, List<Audience> audiences) {
        var rooms = new LinkedHashSet<Room>();
        audiences.stream().map(Audience::room).filter(Objects::nonNull).forEach(rooms::add);
        batch.forEach(logged -> CircleChange.by(logged.event()).forEach(change -> rooms.add(change.circle())));
        return rooms;
    }

    /// Adds the recipients of many messages to one conversation only once.
    private static Set<AccountId> everyone(List<Set<AccountId>> recipients) {
        var rooms = Collections.newSetFromMap(new IdentityHashMap<Set<AccountId>, Boolean>());
        rooms.addAll(recipients);
        var everyone = new LinkedHashSet<AccountId>();
        rooms.forEach(everyone::addAll);
        return everyone;
    }

    /// The end of the next round, if it begins with event `from`.
    private static int end(List<Set<AccountId>> recipients, int from) {
        var to = from;
        var entries = 0;
        do {
            entries += recipients.get(to).size();
            to++;
        } while (to < recipients.size() && entries + recipients.get(to).size() <= AT_ONCE);
        return to;
    }

    private void give(
            List<LoggedEvent> batch, List<Set<AccountId>> recipients, Map<AccountId, Long> last, boolean live) {
        var told = new ArrayList<Delivery>();
        for (var i = 0; i < batch.size(); i++) {
            if (recipients.get(i).isEmpty()) {
                continue;
            }
            var at = batch.get(i).position();
            var event = batch.get(i).published().view();
            var given = new LinkedHashMap<AccountId, Long>();
            for (var account : recipients.get(i)) {
                var seq = last.merge(account, 1L, Long::sum);
                given.put(account, seq);
                heads.put(account, new Head(seq, at));
                entries.at(at).insert(EntryDocument.COLLECTION, EntryDocument.key(epoch, account, seq));
            }
            bodies.at(at)
                    .insert(BodyDocument.COLLECTION, BodyDocument.key(epoch, at))
                    .set(BodyDocument.EVENT, event);
            told.add(new Delivery(epoch, given, event));
        }
        if (live) {
            deliveries.accept(told);
            done.accept(Step.DELIVERIES);
        }
    }

    private void storeEntries() {
        store(Step.BODIES, bodies);
        store(Step.ENTRIES, entries);
        bodies = new Writes();
        entries = new Writes();
    }

    private void store(Step step, Writes writes) {
        writes.store(database);
        done.accept(step);
    }

    private static Set<AccountId> recipients(Audience audience, Map<Room, RoomMembers> rooms, long position) {
        var named = audience.named();
        var room = audience.room();
        if (room == null) {
            return new LinkedHashSet<>(named);
        }
        var members = rooms.get(room);
        if (members == null && room.mayBeEmpty()) {
            return new LinkedHashSet<>(named);
        }
        if (members == null) {
            throw new Halt("the event at position " + position + " is of a conversation that was never opened");
        }
        var there = audience.deciders() ? members.deciders() : members.members();
        if (named.isEmpty()) {
            return there;
        }
        var all = new LinkedHashSet<>(there);
        all.addAll(named);
        return all;
    }

    private static Audience audience(LoggedEvent logged) {
        try {
            return Audience.of(logged.event());
        } catch (RuntimeException e) {
            throw new Halt(
                    "can't read %s at position %d: is this version of Parley older than the event?"
                            .formatted(logged.published().type(), logged.position()),
                    e);
        }
    }
}
