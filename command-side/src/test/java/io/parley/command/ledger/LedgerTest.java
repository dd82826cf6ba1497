package io.parley.command.ledger;

import static io.parley.command.ledger.TestLedger.event;
import static io.parley.command.ledger.TestLedger.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.api.EventId;
import io.parley.command.ledger.AppendCall.Refused;
import io.parley.command.ledger.AppendCall.Stored;
import io.parley.command.ledger.AppendCall.Unit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class LedgerTest {
    private static TestLedger parley;
    private static Ledger ledger;
    private final String stream = "s-" + UUID.randomUUID();

    @BeforeAll
    static void open() {
        parley = new TestLedger(Postgres.database());
        ledger = parley.ledger;
    }

    @AfterAll
    static void close() {
        parley.close();
    }

    @Test
    void whatWasAppendedIsReadBackByteForByte() {
        var before = ledger.lastPosition();
        var odd = new NewEvent(
                new EventId(UUID.randomUUID()),
                stream,
                0,
                "message.sent",
                3,
                "{ \"b\":1,  \"a\" : \"ü\\u0000😀\\n\"}",
                "{}");
        var stored = ledger.append(List.of(odd, event(stream, 1)));
        assertThat(stored).extracting(StoredEvent::position).containsExactly(before + 1, before + 2);
        assertThat(stored.getFirst().payload()).isEqualTo(odd.payload());
        assertThat(ledger.stream(stream, 0)).isEqualTo(stored);
        assertThat(ledger.stream(stream, 1)).isEqualTo(stored.subList(1, 2));
        assertThat(ledger.find(odd.eventId())).contains(stored.getFirst());
        assertThat(ledger.after(before, 10)).isEqualTo(stored);
        assertThat(ledger.head(stream)).isEqualTo(1);
        assertThat(ledger.head("none")).isEqualTo(-1);
    }

    @Test
    void aLongStreamIsReadInPages() {
        var stored = ledger.append(unit(stream, 0, 2_500));
        assertThat(ledger.stream(stream, 0).toList()).isEqualTo(stored);
    }

    @Test
    void aUnitThatDoesNotContinueItsStreamIsRefused() {
        ledger.append(unit(stream, 0, 2));
        for (var seq : new long[] {0, 1, 3}) {
            assertThatExceptionOfType(StreamConflict.class)
                    .isThrownBy(() -> ledger.append(unit(stream, seq, 1)))
                    .matches(e -> e.streamId().equals(stream));
        }
        assertThat(ledger.head(stream)).isEqualTo(1);
    }

    @Test
    void aStoredEventIsToldBeforeAStreamConflict() {
        var first = event(stream, 0);
        ledger.append(List.of(first, event(stream, 1)));
        assertThatExceptionOfType(DuplicateEvent.class)
                .isThrownBy(() -> ledger.append(List.of(event(stream, 0), event(first.eventId(), stream, 1))))
                .matches(e -> e.eventId().equals(first.eventId()));
    }

    @Test
    void inABatchAConflictingUnitFailsAloneAndWhole() throws Exception {
        ledger.append(unit(stream, 0, 1));
        var before = ledger.lastPosition();
        var good = unit(stream, 1, 2);
        var other = "s-" + UUID.randomUUID();
        var staleInOneOfTwoStreams = List.of(event(other, 0), event(stream, 1));
        var same = event(good.getFirst().eventId(), other, 0);
        var goodToo = unit(other, 0, 1);
        var continued = unit(stream, 3, 1);
        var twiceInItself = event(other, 1);
        var outcomes = new AppendCall(parley.writing)
                .append(
                        Stream.of(
                                        good,
                                        staleInOneOfTwoStreams,
                                        List.of(same),
                                        goodToo,
                                        continued,
                                        List.of(twiceInItself, twiceInItself))
                                .map(events -> new Unit(events, Map.of()))
                                .toList(),
                        false);

        assertThat(outcomes).hasSize(6);
        assertThat(positions(outcomes.get(0))).containsExactly(before + 1, before + 2);
        assertThat(outcomes.get(1))
                .matches(o ->
                        o instanceof Refused(StreamConflict c) && c.streamId().equals(stream));
        assertThat(outcomes.get(2))
                .matches(o ->
                        o instanceof Refused(DuplicateEvent d) && d.eventId().equals(same.eventId()));
        assertThat(positions(outcomes.get(3))).containsExactly(before + 3);
        assertThat(positions(outcomes.get(4))).containsExactly(before + 4);
        assertThat(outcomes.get(5)).matches(o -> o instanceof Refused(DuplicateEvent _));
        assertThat(ledger.lastPosition()).isEqualTo(before + 4);
        assertThat(ledger.after(before, 10))
                .extracting(StoredEvent::position)
                .containsExactly(before + 1, before + 2, before + 3, before + 4);
    }

    private static List<Long> positions(AppendCall.Outcome outcome) {
        return ((Stored) outcome).events().stream().map(StoredEvent::position).toList();
    }

    @Test
    void timeNeverRunsBackwards() {
        parley.jdbc
                .sql("UPDATE ledger SET last_time = clock_timestamp() + interval '1 hour'")
                .update();
        var first = ledger.append(unit(stream, 0, 1)).getFirst().time();
        assertThat(ledger.append(unit(stream, 1, 1)).getFirst().time()).isEqualTo(first);
    }

    @Test
    void whatCanNotBeStoredIsRefusedBeforeItMeetsOthers() {
        for (var text : List.of("{\"a\":\"\0\"}", "{\"a\":\"\ud800\"}", "x".repeat(NewEvent.MAX_LENGTH))) {
            assertThatThrownBy(() ->
                            new NewEvent(new EventId(UUID.randomUUID()), stream, 0, "message.sent", 1, text, "{}"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
