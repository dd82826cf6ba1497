package io.parley.projection.kit;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.parley.projection.log.Halt;
import io.parley.projection.log.LoggedEvent;
import io.parley.readmodel.token.ParkedDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The events that a view could not handle and has parked, as `ParkedDocument`.
record Parked(MongoDatabase database, EventHandler view) {
    private static final Logger LOG = LoggerFactory.getLogger(Parked.class);

    void createIndexes() {
        ParkedDocument.createIndexes(database);
    }

    void add(LoggedEvent logged) {
        LOG.error("{} can't handle the event at position {}, which is set aside", view.name(), logged.position());
        events().replaceOne(
                        Filters.eq(ParkedDocument.key(view.name(), logged.position())),
                        new Document(ParkedDocument.PROJECTION, view.name())
                                .append(ParkedDocument.VERSION, view.version())
                                .append(ParkedDocument.POSITION, logged.position())
                                .append(
                                        ParkedDocument.EVENT_ID,
                                        logged.published().id().toString())
                                .append(
                                        ParkedDocument.STREAM,
                                        logged.published().subject()),
                        new ReplaceOptions().upsert(true));
    }

    /// Those of consecutive events that this version of the view has parked.
    Set<LoggedEvent> among(List<LoggedEvent> batch) {
        var ids = new HashMap<Long, String>();
        events().find(Filters.and(
                        Filters.eq(ParkedDocument.PROJECTION, view.name()),
                        Filters.gte(ParkedDocument.POSITION, batch.getFirst().position()),
                        Filters.lte(ParkedDocument.POSITION, batch.getLast().position()),
                        Filters.eq(ParkedDocument.VERSION, view.version())))
                .forEach(found ->
                        ids.put(found.getLong(ParkedDocument.POSITION), found.getString(ParkedDocument.EVENT_ID)));
        return batch.stream()
                .filter(logged -> logged.published().id().toString().equals(ids.get(logged.position())))
                .collect(Collectors.toSet());
    }

    /// Stops a rebuild at the event.
    Halt halt(LoggedEvent logged, RuntimeException why) {
        return new Halt(
                "%s can't be rebuilt past position %d: %s"
                        .formatted(
                                view.name(), logged.position(), why.getClass().getSimpleName()),
                why);
    }

    private MongoCollection<Document> events() {
        return database.getCollection(ParkedDocument.COLLECTION).withReadPreference(ReadPreference.primary());
    }
}
