package io.parley.command.ledger;

import static io.parley.command.ledger.TestLedger.event;
import static io.parley.command.ledger.TestLedger.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.command.ledger.AppendCall.Outcome;
import io.parley.command.ledger.AppendCall.Refused;
import io.parley.command.ledger.AppendCall.Stored;
import io.parley.command.ledger.AppendCall.Unit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a unit of work has read without appending to it is compared in its append.
@Tag("integration")
class StaleReadTest {
    private static TestLedger parley;
    private static Ledger ledger;
    private final String stream = "s-" + UUID.randomUUID();
    private final String read = "r-" + UUID.randomUUID();
    private final String absent = "a-" + UUID.randomUUID();

    @BeforeAll
    static void open() {
        parley = new TestLedger(Postgres.database());
        ledger = parley.ledger;
    }

    @AfterAll
    static void close() {
        parley.close();
    }

    private static List<Outcome> call(Unit... units) throws Exception {
        return new AppendCall(parley.writing).append(List.of(units), false);
    }

    private static Unit decidedOn(Map<String, Long> reads, List<NewEvent> events) {
        return new Unit(events, reads);
    }

    private static Unit of(List<NewEvent> events) {
        return new Unit(events, Map.of());
    }

    private static void assertStale(Outcome outcome, String streamId) {
        assertThat(outcome)
                .matches(o ->
                        o instanceof Refused(StaleRead why) && why.streamId().equals(streamId));
    }

    @Test
    void aUnitIsAppendedWhileWhatItReadIsTheNewest() {
        ledger.append(unit(read, 0, 3));
        ledger.append(unit(stream, 0, 1));
        var reads = Map.of(stream, 0L, read, 2L, absent, -1L);
        assertThatCode(() -> ledger.append(unit(stream, 1, 1), reads)).doesNotThrowAnyException();
    }

    @Test
    void aUnitThatReadAnOldStateIsRefused() {
        ledger.append(unit(read, 0, 3));
        for (var head : new long[] {-1, 1, 3}) {
            assertThatExceptionOfType(StaleRead.class)
                    .isThrownBy(() -> ledger.append(unit(stream, 0, 1), Map.of(absent, -1L, read, head)))
                    .matches(e -> e.streamId().equals(read));
        }
        assertThatExceptionOfType(StaleRead.class)
                .isThrownBy(() -> ledger.append(unit(stream, 0, 1), Map.of(absent, 0L)));
        assertThat(ledger.head(stream)).isEqualTo(-1);
    }

    /// Each alone could be appended: the table doesn't show it.
    @Test
    void aReadIsStaleAgainstAnEarlierUnitOfTheSameCall() throws Exception {
        ledger.append(unit(read, 0, 1));
        var before = ledger.lastPosition();
        var outcomes = call(of(unit(read, 1, 1)), decidedOn(Map.of(read, 0L), unit(stream, 0, 2)));

        assertThat(outcomes.getFirst()).isInstanceOf(Stored.class);
        assertStale(outcomes.getLast(), read);
        assertThat(ledger.lastPosition()).isEqualTo(before + 1);
        assertThat(ledger.head(stream)).isEqualTo(-1);
    }

    @Test
    void aReadMayBeOfWhatAnEarlierUnitOfTheSameCallAppends() throws Exception {
        var outcomes = call(of(unit(read, 0, 1)), decidedOn(Map.of(read, 0L), unit(stream, 0, 1)));
        assertThat(outcomes).allMatch(Stored.class::isInstance);
    }

    @Test
    void aReadIsNotStaleAgainstARefusedOrALaterUnitOfTheSameCall() throws Exception {
        ledger.append(unit(read, 0, 1));
        var outcomes = call(
                of(unit(read, 0, 1)),
                decidedOn(Map.of(absent, 0L), unit(read, 1, 1)),
                decidedOn(Map.of(read, 0L), unit(stream, 0, 1)),
                of(unit(read, 1, 1)));

        assertThat(outcomes.get(0)).matches(o -> o instanceof Refused(StreamConflict _));
        assertStale(outcomes.get(1), absent);
        assertThat(outcomes.get(2)).isInstanceOf(Stored.class);
        assertThat(outcomes.get(3)).isInstanceOf(Stored.class);
    }

    @Test
    void eachUnitIsHeldAgainstItsOwnReads() throws Exception {
        ledger.append(unit(read, 0, 1));
        var streams = IntStream.range(0, 40).mapToObj(i -> stream + "-" + i).toList();
        var outcomes = call(IntStream.range(0, 40)
                .mapToObj(i -> i % 4 == 0
                        ? of(unit(streams.get(i), 0, 2))
                        : decidedOn(Map.of(read, i % 4 == 3 ? 7L : 0L, absent, -1L), unit(streams.get(i), 0, 1)))
                .toArray(Unit[]::new));

        for (var i = 0; i < outcomes.size(); i++) {
            if (i % 4 == 3) {
                assertStale(outcomes.get(i), read);
            } else {
                assertThat(outcomes.get(i)).isInstanceOf(Stored.class);
            }
        }
    }

    @Test
    void aDuplicateIsToldBeforeAStaleReadAndThatBeforeAStreamConflict() throws Exception {
        var stored = event(stream, 0);
        ledger.append(List.of(stored));
        ledger.append(unit(read, 0, 1));
        var old = Map.of(read, -1L);
        var conflicting = event(stream, 0);
        var outcomes = call(
                decidedOn(old, List.of(conflicting, event(stored.eventId(), stream, 1))),
                decidedOn(old, List.of(conflicting)),
                decidedOn(Map.of(read, 0L), List.of(conflicting)));

        assertThat(outcomes.get(0))
                .matches(o -> o instanceof Refused(DuplicateEvent why)
                        && why.eventId().equals(stored.eventId()));
        assertStale(outcomes.get(1), read);
        assertThat(outcomes.get(2)).matches(o -> o instanceof Refused(StreamConflict _));
    }

    /// As nodes of the release before append.
    @Test
    void theCallWithoutQuietWorksAsBefore() {
        var call = parley.jdbc.sql("""
            CALL append(ARRAY[1, 1], ARRAY[:first, :second]::uuid[], ARRAY[:stream, :stream]::text[],
                        ARRAY[0, :seq]::bigint[], ARRAY['message.sent', 'message.sent'], ARRAY[1, 1],
                        ARRAY['{}', '{}'], ARRAY['{}', '{}'], ARRAY[]::int[], ARRAY[]::text[], ARRAY[]::bigint[])\
            """).param("stream", stream);
        var first = UUID.randomUUID();
        var stale = call.param("first", first)
                .param("second", UUID.randomUUID())
                .param("seq", 5)
                .query()
                .singleRow();
        assertThat(stale.keySet())
                .containsExactly(
                        "first_position", "at", "refused_units", "refused_rows", "duplicates", "stale_reads", "closed");
        assertThat(stale.get("refused_units")).hasToString("{2}");
        assertThat(stale.get("refused_rows")).hasToString("{2}");
        assertThat(stale.get("duplicates")).hasToString("{f}");
        assertThat(ledger.stream(stream, 0))
                .singleElement()
                .matches(e -> e.eventId().value().equals(first));

        var again =
                call.param("second", UUID.randomUUID()).param("seq", 1).query().singleRow();
        assertThat(again.get("refused_units")).hasToString("{1}");
        assertThat(again.get("duplicates")).hasToString("{t}");
        assertThat(ledger.head(stream)).isEqualTo(1);

        var last = call.param("first", UUID.randomUUID())
                .param("second", UUID.randomUUID())
                .param("seq", 3);
        parley.jdbc.sql("UPDATE relay SET checked = NULL").update();
        assertThat(last.query().singleRow()).containsEntry("closed", true);
        TestLedger.open(parley.jdbc);
        assertThat(ledger.head(stream)).isEqualTo(1);
    }
}
