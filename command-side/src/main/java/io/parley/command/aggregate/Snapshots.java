package io.parley.command.aggregate;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.parley.api.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Aggregates as they were, to load them faster: the JSON of their fields. Nothing here throws; what can't be read or
/// has another shape is as if it weren't there.
final class Snapshots {
    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
    private static final JsonMapper MAPPER = Json.PERMISSIVE
            .rebuild()
            .enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
            .changeDefaultVisibility(v -> v.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .build();

    record Snapshot(long streamSeq, Object aggregate) {}

    private record Row(long streamSeq, String type, int revision, String state) {}

    private final JdbcClient jdbc;
    private final Map<String, Class<?>> known = new ConcurrentHashMap<>();

    Snapshots(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// From now on snapshots of this type are found. Throws where another one has its name.
    public void add(Class<?> aggregate) {
        var other = known.putIfAbsent(mark(aggregate).name(), aggregate);
        if (other != null && other != aggregate) {
            throw new IllegalStateException(aggregate + " and " + other + " have one name");
        }
    }

    /// The aggregate as it is now, as of `streamSeq`. What is returned stores it, blocking, unless a later one of the
    /// same shape is there.
    public Runnable take(String streamId, long streamSeq, Object aggregate) {
        try {
            var kind = mark(aggregate.getClass());
            var state = MAPPER.writeValueAsString(aggregate);
            var row = new Row(streamSeq, kind.name(), kind.snapshotRevision(), state);
            return () -> store(streamId, row);
        } catch (RuntimeException e) {
            warn(streamId, streamSeq, e);
            return () -> {};
        }
    }

    private void store(String streamId, Row row) {
        try {
            jdbc.sql("""
                INSERT INTO snapshot AS old (stream_id, stream_seq, type, revision, state)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (stream_id) DO UPDATE
                SET stream_seq = excluded.stream_seq, type = excluded.type, revision = excluded.revision,
                    state = excluded.state
                WHERE (old.type, old.revision) <> (excluded.type, excluded.revision)
                   OR old.stream_seq < excluded.stream_seq\
                """)
                    .params(streamId, row.streamSeq, row.type, row.revision, row.state)
                    .update();
        } catch (RuntimeException e) {
            warn(streamId, row.streamSeq, e);
        }
    }

    private static void warn(String streamId, long streamSeq, RuntimeException e) {
        log.warn(
                "no snapshot of {} at {}: {}", streamId, streamSeq, e.getClass().getName());
    }

    Optional<Snapshot> find(String streamId) {
        try {
            var row = jdbc.sql("SELECT stream_seq, type, revision, state FROM snapshot WHERE stream_id = ?")
                    .param(streamId)
                    .query(Row.class)
                    .optional();
            if (row.isEmpty()) {
                return Optional.empty();
            }
            var type = known.get(row.get().type());
            return type != null && mark(type).snapshotRevision() == row.get().revision()
                    ? Optional.of(new Snapshot(
                            row.get().streamSeq(), MAPPER.readValue(row.get().state(), type)))
                    : Optional.empty();
        } catch (RuntimeException e) {
            log.warn("unreadable snapshot of {}: {}", streamId, e.getClass().getName());
            return Optional.empty();
        }
    }

    private static EventSourced mark(Class<?> type) {
        var mark = type.getAnnotation(EventSourced.class);
        if (mark == null) {
            throw new IllegalArgumentException(type + " is not @EventSourced");
        }
        return mark;
    }
}
