package io.parley.projection.kit;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The writes of a batch, collected event by event. Each document has one write, however many
/// events change it.
public final class Writes {
    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final Map<String, Map<String, DocumentWrite>> collections = new LinkedHashMap<>();
    private final @Nullable Collection<String> allowed;
    private long position;

    public Writes() {
        this.allowed = null;
    }

    /// Allows writes to these collections only. A write to another collection throws.
    Writes(Collection<String> allowed) {
        this.allowed = allowed;
    }

    /// Sets the position of the event whose writes follow.
    public Writes at(long position) {
        this.position = position;
        return this;
    }

    /// Changes fields of a document, and creates it if it is missing.
    public DocumentWrite document(String collection, String id) {
        return pending(collection, id).at(position);
    }

    /// Creates a document with its first event. An existing document was created by the same event. MongoDB
    /// looks at nothing but the key, which is far cheaper than a change.
    public DocumentWrite insert(String collection, String id) {
        return pending(collection, id).insert(position);
    }

    /// Raises a number that only grows, in a document that has nothing else. The larger of two numbers is the
    /// newer, so MongoDB looks at nothing but the key here either. (For any other condition mongo-java-server
    /// looks at each document.)
    public void raise(String collection, String id, String field, long value) {
        pending(collection, id).raise(position, field, value);
    }

    /// Gives a document these fields and no others.
    void replace(String collection, String id, Document fields) {
        pending(collection, id).replace(position, fields);
    }

    /// Leaves a tombstone in the document's place.
    public void delete(String collection, String id) {
        pending(collection, id).delete(position);
    }

    /// The number of documents to write.
    public int size() {
        return collections.values().stream().mapToInt(Map::size).sum();
    }

    /// Stores all writes in bulk, in no order within a collection. A document that is already stored in a
    /// newer form stays.
    public void store(MongoDatabase database) {
        collections.forEach((collection, writes) -> store(database, collection, List.copyOf(writes.values())));
    }

    private static void store(MongoDatabase database, String collection, List<DocumentWrite> writes) {
        var there = bulk(database, collection, writes, true);
        // An upsert that meets its own key either found a newer document, or another writer created the
        // document first. A plain update finds out which.
        var again = there.stream().filter(write -> !write.immutable()).toList();
        if (!again.isEmpty()) {
            bulk(database, collection, again, false);
        }
    }

    /// Returns the writes whose document existed.
    private static List<DocumentWrite> bulk(
            MongoDatabase database, String collection, List<DocumentWrite> writes, boolean upsert) {
        try {
            var models = writes.stream().map(write -> write.model(upsert)).toList();
            database.getCollection(collection).bulkWrite(models, UNORDERED);
            return List.of();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            var there = new ArrayList<DocumentWrite>();
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCode() != DUPLICATE_KEY) {
                    throw e;
                }
                there.add(writes.get(error.getIndex()));
            }
            return there;
        }
    }

    private DocumentWrite pending(String collection, String id) {
        if (allowed != null && !allowed.contains(collection)) {
            throw new IllegalArgumentException(collection + " is not among " + allowed);
        }
        return collections
                .computeIfAbsent(collection, _ -> new LinkedHashMap<>())
                .computeIfAbsent(id, DocumentWrite::new);
    }
}
