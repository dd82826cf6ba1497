package io.parley.command.ledger;

import static java.util.stream.Collectors.toSet;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// The procedure `append`, called for many units of work at once.
final class AppendCall {
    /// @param reads the streams that it was decided on without appending to them, and their heads
    record Unit(List<NewEvent> events, Map<String, Long> reads) {
        /// Of the streams that it appends to, their own sequence tells.
        Unit {
            events = List.copyOf(events);
            reads = new LinkedHashMap<>(reads);
            reads.keySet().removeAll(events.stream().map(NewEvent::streamId).collect(toSet()));
        }

        int size() {
            return events.size() + reads.size();
        }
    }

    private record Read(int unit, String streamId, Long head) {}

    /// What became of a unit.
    sealed interface Outcome {}

    record Stored(List<StoredEvent> events) implements Outcome {}

    record Refused(RuntimeException why) implements Outcome {}

    private final DataSource database;

    AppendCall(DataSource database) {
        this.database = database;
    }

    /// The outcome of each unit. After an exception each of them may have been stored or not, or may be yet.
    ///
    /// @param quiet whether no relay of another JVM waits for it
    List<Outcome> append(List<Unit> units, boolean quiet) throws SQLException {
        var events = units.stream().flatMap(unit -> unit.events().stream()).toList();
        var reads = reads(units);
        try (var connection = database.getConnection();
                var call = connection.prepareStatement("CALL append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            call.setArray(1, connection.createArrayOf("int4", sizes(units)));
            call.setArray(
                    2,
                    array(
                            connection,
                            "uuid",
                            UUID[]::new,
                            events,
                            e -> e.eventId().value()));
            call.setArray(3, array(connection, "text", String[]::new, events, NewEvent::streamId));
            call.setArray(4, array(connection, "int8", Long[]::new, events, NewEvent::streamSeq));
            call.setArray(5, array(connection, "text", String[]::new, events, NewEvent::type));
            call.setArray(6, array(connection, "int4", Integer[]::new, events, NewEvent::revision));
            call.setArray(7, array(connection, "text", String[]::new, events, NewEvent::payload));
            call.setArray(8, array(connection, "text", String[]::new, events, NewEvent::metadata));
            call.setArray(9, array(connection, "int4", Integer[]::new, reads, Read::unit));
            call.setArray(10, array(connection, "text", String[]::new, reads, Read::streamId));
            call.setArray(11, array(connection, "int8", Long[]::new, reads, Read::head));
            call.setBoolean(12, quiet);
            try (var result = call.executeQuery()) {
                result.next();
                return outcomes(units, events, result);
            }
        }
    }

    private static Integer[] sizes(List<Unit> units) {
        return units.stream().map(unit -> unit.events().size()).toArray(Integer[]::new);
    }

    private static List<Read> reads(List<Unit> units) {
        var reads = new ArrayList<Read>();
        for (var i = 0; i < units.size(); i++) {
            var number = i + 1;
            units.get(i).reads().forEach((streamId, head) -> reads.add(new Read(number, streamId, head)));
        }
        return reads;
    }

    private static <R, T> Array array(
            Connection connection, String type, IntFunction<T[]> empty, List<R> rows, Function<R, T> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray(empty));
    }

    private static List<Outcome> outcomes(List<Unit> units, List<NewEvent> events, ResultSet result)
            throws SQLException {
        if (result.getBoolean("closed")) {
            var busy = new LedgerBusy("nothing is appended until the relay has found that the topic fits the ledger");
            return Collections.nCopies(units.size(), new Refused(busy));
        }
        var refusals = refusals(events, result);
        var position = result.getLong("first_position");
        var time = result.getObject("at", OffsetDateTime.class).toInstant();
        var outcomes = new ArrayList<Outcome>(units.size());
        for (var unit : units) {
            var rows = unit.events();
            var refusal = refusals.get(outcomes.size() + 1);
            if (refusal != null) {
                outcomes.add(new Refused(refusal));
            } else {
                var first = position;
                outcomes.add(new Stored(IntStream.range(0, rows.size())
                        .mapToObj(i -> StoredEvent.of(rows.get(i), first + i, time))
                        .toList()));
                position += rows.size();
            }
        }
        return outcomes;
    }

    /// By the number of the unit, from 1.
    private static Map<Integer, RuntimeException> refusals(List<NewEvent> events, ResultSet result)
            throws SQLException {
        var units = (Integer[]) result.getArray("refused_units").getArray();
        var rows = (Integer[]) result.getArray("refused_rows").getArray();
        var duplicates = (Boolean[]) result.getArray("duplicates").getArray();
        var staleReads = (String[]) result.getArray("stale_reads").getArray();
        var refusals = new HashMap<Integer, RuntimeException>();
        for (var i = 0; i < units.length; i++) {
            refusals.put(
                    units[i],
                    staleReads[i] == null
                            ? conflict(events.get(rows[i] - 1), duplicates[i])
                            : new StaleRead(staleReads[i]));
        }
        return refusals;
    }

    private static RuntimeException conflict(NewEvent event, boolean duplicate) {
        return duplicate ? new DuplicateEvent(event.eventId()) : new StreamConflict(event.streamId());
    }
}
