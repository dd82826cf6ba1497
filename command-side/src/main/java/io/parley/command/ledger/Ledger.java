package io.parley.command.ledger;

import io.parley.api.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All events in one order, on PostgreSQL. Thread-safe; every method blocks.
public final class Ledger {
    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final GroupCommit writer;

    Ledger(DataSource reading, GroupCommit writer) {
        this.jdbc = JdbcClient.create(reading);
        this.writer = writer;
    }

    /// Appends one unit of work, whole or not at all, and returns when it is durable. Units that wait at the same
    /// time are appended by one call. The events of each stream must be in order and begin where the stream ends.
    ///
    /// @param reads the streams that it was decided on, with their heads then, -1 for one that wasn't there: no
    ///   other event can land between
    /// @throws DuplicateEvent one of the event ids is stored already (whatever the streams look like)
    /// @throws StaleRead a stream that was only read has moved on
    /// @throws StreamConflict a stream has moved on
    /// @throws LedgerBusy not appended: too many are waiting, or nothing can be delivered
    /// @throws LedgerUnavailable unknown whether appended
    public List<StoredEvent> append(List<NewEvent> unit, Map<String, Long> reads) {
        return unit.isEmpty() ? List.of() : writer.append(new AppendCall.Unit(unit, reads));
    }

    /// As above, of what was decided on nothing else.
    public List<StoredEvent> append(List<NewEvent> unit) {
        return append(unit, Map.of());
    }

    /// For what appends nothing and yet rests on what was read: whether all of it was true at one moment.
    ///
    /// @throws StaleRead a stream has moved on
    public void verify(Map<String, Long> reads) {
        var heads = heads(reads.keySet());
        reads.forEach((streamId, head) -> {
            if (!head.equals(heads.get(streamId))) {
                throw new StaleRead(streamId);
            }
        });
    }

    public Optional<StoredEvent> find(EventId id) {
        return jdbc.sql("SELECT * FROM event WHERE event_id = ?")
                .param(id.value())
                .query(Ledger::stored)
                .optional();
    }

    /// The events of a stream from `streamSeq` on, in order, read in pages while the result is consumed.
    public Stream<StoredEvent> stream(String streamId, long streamSeq) {
        return Stream.iterate(
                        page(streamId, streamSeq),
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE
                                ? List.of()
                                : page(streamId, page.getLast().streamSeq() + 1))
                .flatMap(List::stream);
    }

    private List<StoredEvent> page(String streamId, long streamSeq) {
        return jdbc.sql("SELECT * FROM event WHERE stream_id = ? AND stream_seq >= ? ORDER BY stream_seq LIMIT " + PAGE)
                .params(streamId, streamSeq)
                .query(Ledger::stored)
                .list();
    }

    /// `stream_seq` of the last event of a stream, -1 where there is none.
    public long head(String streamId) {
        return Objects.requireNonNull(heads(List.of(streamId)).get(streamId));
    }

    private Map<String, Long> heads(Collection<String> streamIds) {
        var heads = new HashMap<String, Long>();
        if (!streamIds.isEmpty()) {
            jdbc.sql("""
                SELECT id, coalesce((SELECT stream_seq FROM event WHERE stream_id = id
                                     ORDER BY stream_seq DESC LIMIT 1), -1) AS head
                FROM unnest(?) AS id\
                """).param(streamIds.toArray(String[]::new)).query(row -> {
                heads.put(row.getString("id"), row.getLong("head"));
            });
        }
        return heads;
    }

    /// At most `limit` events after a position, in order.
    public List<StoredEvent> after(long position, int limit) {
        return jdbc.sql("SELECT * FROM event WHERE position > ? ORDER BY position LIMIT ?")
                .params(position, limit)
                .query(Ledger::stored)
                .list();
    }

    public long lastPosition() {
        return jdbc.sql("SELECT last_position FROM ledger").query(Long.class).single();
    }

    static StoredEvent stored(ResultSet row, int ignored) throws SQLException {
        return new StoredEvent(
                row.getLong("position"),
                new EventId(row.getObject("event_id", UUID.class)),
                row.getString("stream_id"),
                row.getLong("stream_seq"),
                row.getString("type"),
                row.getInt("revision"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getString("payload"),
                row.getString("metadata"));
    }
}
