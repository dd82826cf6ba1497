package io.parley.command.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.friendship.FriendshipEvent.Blocked;
import io.parley.api.friendship.FriendshipEvent.Personal;
import io.parley.api.friendship.FriendshipEvent.Requested;
import io.parley.api.friendship.FriendshipId;
import io.parley.command.ledger.DuplicateEvent;
import io.parley.command.ledger.NewEvent;
import io.parley.command.ledger.Postgres;
import io.parley.command.ledger.TestLedger;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class LedgerEventStorageEngineTest {
    private static final AccountId ADA = new AccountId(UUID.randomUUID());
    private static final AccountId BOB = new AccountId(UUID.randomUUID());
    private static final FriendshipId BETWEEN = FriendshipId.between(ADA, BOB);
    private static final Requested REQUESTED =
            new Requested(BETWEEN, ADA, BOB, null, ADA, new Personal("hi \"Bob\" 😀"));
    private static final Blocked BLOCKED = new Blocked(BETWEEN, BOB, ADA);

    private static TestLedger parley;
    private static LedgerEventStorageEngine engine;

    private final String stream = "friendship-" + UUID.randomUUID();
    private final CommandMetadata command =
            new CommandMetadata(ADA.toString(), stream, UUID.randomUUID(), "session", null, "1:d-_9");

    @BeforeAll
    static void open() {
        parley = new TestLedger(Postgres.database());
        var snapshots = new Snapshots(parley.reading);
        snapshots.add(Singer.class);
        engine = new LedgerEventStorageEngine(parley.ledger, snapshots);
    }

    @AfterAll
    static void close() {
        parley.close();
    }

    private DomainEventMessage<Event> message(long seq, Event event) {
        return new GenericDomainEventMessage<>("Friendship", stream, seq, event, command.metadata());
    }

    @Test
    void eventsComeBackAsTheyWere() {
        engine.appendEvents(List.of(message(0, REQUESTED), message(1, BLOCKED)));
        var stored = parley.ledger.stream(stream, 0).toList();
        var read = new EmbeddedEventStoreOf(engine)
                .store
                .readEvents(stream)
                .asStream()
                .toList();

        assertThat(read).extracting(e -> (Object) e.getPayload()).containsExactly(REQUESTED, BLOCKED);
        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).containsExactly(0L, 1L);
        assertThat(read)
                .extracting(DomainEventMessage::getIdentifier)
                .containsExactly(
                        command.eventId(0).toString(), command.eventId(1).toString());
        assertThat(read)
                .extracting(DomainEventMessage::getTimestamp)
                .containsExactly(stored.get(0).time(), stored.get(1).time());
        assertThat(read.getFirst().getMetaData())
                .containsOnly(
                        Map.entry("actor", command.actor()),
                        Map.entry("session", "session"),
                        Map.entry("command", command.clientId().toString()),
                        Map.entry("correlation", command.clientId().toString()),
                        Map.entry("digest", "1:d-_9"));
        assertThat(stored.getFirst().type()).isEqualTo("friendship.requested");
        assertThat(stored.getFirst().payload()).contains("😀").doesNotContain("Requested");
        assertThat(engine.lastSequenceNumberFor(stream)).contains(1L);
        assertThat(engine.lastSequenceNumberFor("friendship-none")).isEmpty();
    }

    @Test
    void aCommandIsCarriedOutOnce() {
        engine.appendEvents(List.of(message(0, REQUESTED)));
        assertThatThrownBy(() -> engine.appendEvents(List.of(message(0, REQUESTED))))
                .isInstanceOf(DuplicateEvent.class)
                .extracting(e -> ((DuplicateEvent) e).eventId())
                .isEqualTo(command.eventId(0));
    }

    @Test
    void anEventWithoutItsCommandIsRefused() {
        var orphan = new GenericDomainEventMessage<Event>("Friendship", stream, 0, REQUESTED);
        assertThatThrownBy(() -> engine.appendEvents(List.of(orphan))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEventTypeOfALaterVersionIsAFault() {
        parley.ledger.append(
                List.of(new NewEvent(new EventId(UUID.randomUUID()), stream, 0, "friendship.sung", 1, "{}", "{}")));
        assertThatThrownBy(() -> engine.readEvents(stream).asStream().toList())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("friendship.sung");
    }

    @Test
    void aSnapshotIsTheAggregateAsItWas() {
        store(7, new Singer(3));
        assertThat(snapshot()).isEqualTo(7);
        var read = (Singer) engine.readSnapshot(stream).orElseThrow().getPayload();
        assertThat(read).hasToString(new Singer(3).toString());
    }

    @Test
    void anOlderSnapshotDoesNotReplaceANewerOne() {
        store(7, new Singer(3));
        store(5, new Singer(2));
        assertThat(snapshot()).isEqualTo(7);
    }

    @Test
    void aSnapshotOfAnotherShapeIsAsIfItWereNotThere() {
        for (var damage : List.of(
                "revision = 2",
                "state = '{'",
                "state = '{\"songs\":\"x\"}'",
                "type = 'java.lang.String'",
                "type = '" + Singer.class.getName() + "'",
                "type = 'dancer'")) {
            store(7, new Singer(3));
            parley.jdbc
                    .sql("UPDATE snapshot SET " + damage + " WHERE stream_id = ?")
                    .param(stream)
                    .update();
            assertThat(engine.readSnapshot(stream)).as(damage).isEmpty();
            parley.jdbc.sql("DELETE FROM snapshot").update();
        }
        parley.jdbc
                .sql("INSERT INTO snapshot VALUES (?, 9, ?, 2, '{}')")
                .params(stream, "singer")
                .update();
        store(8, new Singer(3));
        assertThat(snapshot()).isEqualTo(8);
    }

    @Test
    void aSnapshotThatCanNotBeStoredFailsNothing() {
        assertThatCode(() -> store(1, new Object())).doesNotThrowAnyException();
        assertThat(engine.readSnapshot(stream)).isEmpty();
    }

    @Test
    void twoAggregatesHaveNotOneName() {
        var snapshots = new Snapshots(parley.reading);
        snapshots.add(Singer.class);
        assertThatCode(() -> snapshots.add(Singer.class)).doesNotThrowAnyException();
        assertThatThrownBy(() -> snapshots.add(Tenor.class)).isInstanceOf(IllegalStateException.class);
    }

    private void store(long seq, Object aggregate) {
        engine.storeSnapshot(new GenericDomainEventMessage<>("Singer", stream, seq, aggregate));
    }

    private long snapshot() {
        return engine.readSnapshot(stream).orElseThrow().getSequenceNumber();
    }

    private record EmbeddedEventStoreOf(EmbeddedEventStore store) {
        EmbeddedEventStoreOf(LedgerEventStorageEngine engine) {
            this(EmbeddedEventStore.builder().storageEngine(engine).build());
        }
    }

    @EventSourced(name = "singer")
    static final class Tenor {}

    /// An aggregate with the kinds of fields that ours have.
    @EventSourced(name = "singer")
    static final class Singer {
        enum Voice {
            ALTO
        }

        record Song(String title, @Nullable Instant sung) {}

        private String name = "";
        private int songs;
        private @Nullable Voice voice;
        private @Nullable AccountId nobody;
        private final Map<AccountId, Song> favourites = new HashMap<>();
        private final Map<Voice, Integer> voices = new EnumMap<>(Voice.class);
        private final Set<UUID> recent = new LinkedHashSet<>();

        Singer() {}

        Singer(int songs) {
            this.name = "Ella";
            this.songs = songs;
            this.voice = Voice.ALTO;
            favourites.put(ADA, new Song("a", Instant.EPOCH));
            favourites.put(BOB, new Song("b", null));
            voices.put(Voice.ALTO, 1);
            recent.add(new UUID(1, 2));
        }

        @Override
        public String toString() {
            return List.of(name, songs, "" + voice, "" + nobody, favourites, voices, recent)
                    .toString();
        }
    }
}
