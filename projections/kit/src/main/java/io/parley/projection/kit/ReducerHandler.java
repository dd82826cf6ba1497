package io.parley.projection.kit;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.parley.projection.log.LoggedEvent;
import io.parley.readmodel.Fields;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Stores what a reducer makes. Reads the documents that a batch concerns, folds the events that each has not
/// seen, and replaces a document if the stored one is older. Two handlers at once, or one that was suspended
/// meanwhile, make the same state of the same events, so the newer state always wins.
///
/// If an event can't be folded into one of its documents, a live handler leaves it out of all of them
/// (`Parked`); a rebuild stops at it. The event stays out as long as this version has it parked, even if some
/// of its documents have moved on and the others alone could be folded.
public final class ReducerHandler<T> implements EventHandler {
    private static final int AT_ONCE = 10_000;

    private final MongoDatabase database;
    private final Reducer<T> reducer;
    private final StateFormat<T> format;
    private final Parked parked;

    public ReducerHandler(MongoDatabase database, Reducer<T> reducer) {
        this.database = database;
        this.reducer = reducer;
        this.format = new StateFormat<>(reducer.state());
        this.parked = new Parked(database, this);
    }

    @Override
    public String name() {
        return reducer.name();
    }

    @Override
    public int version() {
        return reducer.version();
    }

    @Override
    public List<String> collections() {
        return List.of(reducer.collection());
    }

    @Override
    public void resume(String epoch, long position) {
        reducer.createIndexes(database);
        parked.createIndexes();
    }

    @Override
    public void store(List<LoggedEvent> batch, boolean live) {
        var poison = new TreeMap<LoggedEvent, RuntimeException>(Comparator.comparingLong(LoggedEvent::position));
        var keys = keys(batch, poison);
        var documents = read(keys.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        // read after the documents, because whoever stored one of them parked its omitted events before that
        var setAside = parked.among(batch);
        var changed = new Writes(collections());
        keys.forEach((logged, its) -> {
            if (!setAside.contains(logged)) {
                try {
                    fold(logged, its, documents, changed);
                } catch (RuntimeException e) {
                    poison.put(logged, e);
                }
            }
        });
        setAside.forEach(poison::remove);
        if (!live && !poison.isEmpty()) {
            var first = poison.firstEntry();
            throw parked.halt(first.getKey(), first.getValue());
        }
        poison.keySet().forEach(parked::add);
        changed.store(database);
    }

    private Map<LoggedEvent, Set<String>> keys(List<LoggedEvent> batch, Map<LoggedEvent, RuntimeException> poison) {
        var keys = new LinkedHashMap<LoggedEvent, Set<String>>();
        for (var logged : batch) {
            try {
                var its = reducer.keys(logged.event(), logged.published());
                if (!its.isEmpty()) {
                    keys.put(logged, its);
                }
            } catch (RuntimeException e) {
                poison.put(logged, e);
            }
        }
        return keys;
    }

    private Map<String, Folded> read(Collection<String> keys) {
        var documents = new HashMap<String, Folded>();
        var missing = List.copyOf(keys);
        for (var from = 0; from < missing.size(); from += AT_ONCE) {
            var some = missing.subList(from, Math.min(from + AT_ONCE, missing.size()));
            // a secondary that lags would lack the changes of the batches before
            database.getCollection(reducer.collection())
                    .withReadPreference(ReadPreference.primary())
                    .find(Filters.in(Fields.KEY, some))
                    .forEach(found -> documents.put(found.getString(Fields.KEY), Folded.read(found)));
        }
        return documents;
    }

    /// Folds the event into all of its documents, or into none if one of them fails.
    private void fold(LoggedEvent logged, Set<String> keys, Map<String, Folded> documents, Writes changed) {
        var next = new HashMap<String, Folded>();
        for (var key : keys) {
            var document = documents.getOrDefault(key, Folded.NEVER);
            if (document.p < logged.position()) {
                next.put(key, fold(key, document.state, logged));
            }
        }
        documents.putAll(next);
        changed.at(logged.position());
        next.forEach((key, folded) -> changed.replace(reducer.collection(), key, folded.fields()));
    }

    private Folded fold(String key, @Nullable Document state, LoggedEvent logged) {
        var next = reducer.fold(key, state == null ? null : format.read(state), logged.event(), logged.published());
        return new Folded(logged.position(), next == null ? null : format.write(next));
    }

    /// A document as it is stored, without its key.
    private record Folded(long p, @Nullable Document state) {
        static final Folded NEVER = new Folded(0, null);

        static Folded read(Document found) {
            var state = new Document(found);
            state.remove(Fields.KEY);
            state.remove(Fields.POSITION);
            return new Folded(found.getLong(Fields.POSITION), state.isEmpty() ? null : state);
        }

        Document fields() {
            return state == null ? new Document() : state;
        }
    }
}
