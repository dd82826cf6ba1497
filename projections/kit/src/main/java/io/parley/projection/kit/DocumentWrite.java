package io.parley.projection.kit;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.parley.readmodel.Fields;
import io.parley.readmodel.StoredForm;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// All that one batch changes in one document. The values are absolute, so that a later event of the batch
/// overrides an earlier one. The write applies only if the stored document is older, by the position of its
/// last change (`Fields.POSITION`).
public final class DocumentWrite {
    private enum Kind {
        CHANGE,
        INSERT,
        RAISE,
        REPLACE
    }

    private final String id;
    private final Map<String, Object> set = new LinkedHashMap<>();
    private final Set<String> unset = new HashSet<>();
    private final Map<String, Object> initially = new LinkedHashMap<>();
    private Kind kind = Kind.CHANGE;
    private long p;

    DocumentWrite(String id) {
        this.id = id;
    }

    /// Sets a field, or removes it if the value is null. `StoredForm` defines how ids, enums, times, events
    /// and the read model's records are stored. A path may have dots (`ownLast.<account>`), but must not name
    /// a field above or below another path of the same write.
    public DocumentWrite set(String path, @Nullable Object value) {
        if (value == null) {
            set.remove(path);
            unset.add(path);
        } else {
            unset.remove(path);
            set.put(path, value);
        }
        return this;
    }

    /// Sets a field in the document's first write only.
    public DocumentWrite initially(String path, Object value) {
        if (!set.containsKey(path) && !unset.contains(path)) {
            initially.putIfAbsent(path, value);
        }
        return this;
    }

    DocumentWrite at(long position) {
        p = position;
        if (kind == Kind.INSERT) {
            kind = Kind.CHANGE;
        }
        return this;
    }

    DocumentWrite insert(long position) {
        var first = p == 0;
        at(position);
        if (first) {
            kind = Kind.INSERT;
        }
        return this;
    }

    void raise(long position, String field, long value) {
        at(position);
        set.put(field, value);
        kind = Kind.RAISE;
    }

    /// Turns the document into a tombstone, with `_id` and `p` alone, so that a writer that was suspended
    /// can't bring it back.
    void delete(long position) {
        replace(position, new Document());
    }

    void replace(long position, Document fields) {
        at(position);
        set.clear();
        unset.clear();
        initially.clear();
        fields.forEach(this::set);
        kind = Kind.REPLACE;
    }

    /// Whether an existing document must equal this one, whoever wrote it.
    boolean immutable() {
        return kind == Kind.INSERT;
    }

    WriteModel<Document> model(boolean upsert) {
        var older = new Document(Fields.KEY, id).append(Fields.POSITION, new Document("$lt", p));
        return switch (kind) {
            case INSERT -> new InsertOneModel<>(whole());
            case RAISE ->
                new UpdateOneModel<>(
                        new Document(Fields.KEY, id),
                        new Document("$max", new Document(set).append(Fields.POSITION, p)),
                        new UpdateOptions().upsert(upsert));
            case REPLACE -> new ReplaceOneModel<>(older, whole(), new ReplaceOptions().upsert(upsert));
            case CHANGE -> new UpdateOneModel<>(older, change(), new UpdateOptions().upsert(upsert));
        };
    }

    private Document change() {
        var fields = new Document();
        set.forEach((path, value) -> fields.append(path, stored(value)));
        var change = new Document("$set", fields.append(Fields.POSITION, p));
        if (!unset.isEmpty()) {
            var gone = new Document();
            unset.forEach(path -> gone.append(path, ""));
            change.append("$unset", gone);
        }
        var first = new Document();
        initially.forEach((path, value) -> first.append(path, stored(value)));
        first.keySet().removeIf(path -> set.containsKey(path) || unset.contains(path));
        if (!first.isEmpty()) {
            change.append("$setOnInsert", first);
        }
        return change;
    }

    private Document whole() {
        var document = new Document(Fields.KEY, id);
        initially.forEach((path, value) -> put(document, path, stored(value)));
        set.forEach((path, value) -> put(document, path, stored(value)));
        unset.forEach(document::remove);
        return document.append(Fields.POSITION, p);
    }

    /// Converts the value. It happens late, so that values which a later event of the batch overrides
    /// are never converted.
    private static Object stored(Object value) {
        return value instanceof String
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Document
                ? value
                : StoredForm.of(value);
    }

    private static void put(Document document, String path, Object value) {
        var dot = path.indexOf('.');
        if (dot < 0) {
            document.put(path, value);
        } else {
            var inner = (Document) document.computeIfAbsent(path.substring(0, dot), _ -> new Document());
            put(inner, path.substring(dot + 1), value);
        }
    }
}
