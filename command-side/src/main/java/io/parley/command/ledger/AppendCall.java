package io.parley.command.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// The procedure `append`, called for many units of work at once.
final class AppendCall {
    /// What became of a unit.
    sealed interface Outcome {}

    record Stored(List<StoredEvent> events) implements Outcome {}

    record Refused(RuntimeException why) implements Outcome {}

    private final DataSource database;

    AppendCall(DataSource database) {
        this.database = database;
    }

    /// The outcome of each unit. After an exception each of them may have been stored or not, or may be yet.
    List<Outcome> append(List<List<NewEvent>> units) throws SQLException {
        var events = units.stream().flatMap(List::stream).toList();
        try (var connection = database.getConnection();
                var call = connection.prepareStatement("CALL append(?, ?, ?, ?, ?, ?, ?, ?)")) {
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
            try (var result = call.executeQuery()) {
                result.next();
                return outcomes(units, events, result);
            }
        }
    }

    private static Integer[] sizes(List<List<NewEvent>> units) {
        return units.stream().map(List::size).toArray(Integer[]::new);
    }

    private static <T> Array array(
            Connection connection,
            String type,
            IntFunction<T[]> empty,
            List<NewEvent> events,
            Function<NewEvent, T> column)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(column).toArray(empty));
    }

    private static List<Outcome> outcomes(List<List<NewEvent>> units, List<NewEvent> events, ResultSet result)
            throws SQLException {
        var refusals = refusals(events, result);
        var position = result.getLong("first_position");
        var time = result.getObject("at", OffsetDateTime.class).toInstant();
        var outcomes = new ArrayList<Outcome>(units.size());
        for (var unit : units) {
            var refusal = refusals.get(outcomes.size() + 1);
            if (refusal != null) {
                outcomes.add(new Refused(refusal));
            } else {
                var first = position;
                outcomes.add(new Stored(IntStream.range(0, unit.size())
                        .mapToObj(i -> StoredEvent.of(unit.get(i), first + i, time))
                        .toList()));
                position += unit.size();
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
        var refusals = new HashMap<Integer, RuntimeException>();
        for (var i = 0; i < units.length; i++) {
            var event = events.get(rows[i] - 1);
            refusals.put(
                    units[i],
                    duplicates[i] ? new DuplicateEvent(event.eventId()) : new StreamConflict(event.streamId()));
        }
        return refusals;
    }
}
