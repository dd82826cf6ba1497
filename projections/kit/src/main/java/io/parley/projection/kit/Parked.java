package io.parley.projection.kit;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import io.parley.projection.log.Halt;
import io.parley.projection.log.LoggedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The events that a view could not handle and has set aside, in the collection `projection_parked`: {_id:
/// "<name>/<position>", projection, version, position, eventId, stream}, never what they say.
record Parked(MongoDatabase database, EventHandler view) {
    private static final Logger LOG = LoggerFactory.getLogger(Parked.class);

    void createIndexes() {
        events().createIndex(Indexes.ascending("projection", "position"));
    }

    void add(LoggedEvent logged) {
        LOG.error("{} can't handle the event at position {}, which is set aside", view.name(), logged.position());
        events().replaceOne(
                        Filters.eq(view.name() + "/" + logged.position()),
                        new Document("projection", view.name())
                                .append("version", view.version())
                                .append("position", logged.position())
                                .append("eventId", logged.published().id().toString())
                                .append("stream", logged.published().subject()),
                        new ReplaceOptions().upsert(true));
    }

    /// Those of consecutive events that this version of the view has set aside.
    Set<LoggedEvent> among(List<LoggedEvent> batch) {
        var ids = new HashMap<Long, String>();
        events().find(Filters.and(
                        Filters.eq("projection", view.name()),
                        Filters.gte("position", batch.getFirst().position()),
                        Filters.lte("position", batch.getLast().position()),
                        Filters.eq("version", view.version())))
                .forEach(found -> ids.put(found.getLong("position"), found.getString("eventId")));
        return batch.stream()
                .filter(logged -> logged.published().id().toString().equals(ids.get(logged.position())))
                .collect(Collectors.toSet());
    }

    /// A view that is being rebuilt stops at it.
    Halt halt(LoggedEvent logged, RuntimeException why) {
        return new Halt(
                "%s can't be rebuilt past position %d: %s"
                        .formatted(
                                view.name(), logged.position(), why.getClass().getSimpleName()),
                why);
    }

    private MongoCollection<Document> events() {
        return database.getCollection("projection_parked").withReadPreference(ReadPreference.primary());
    }
}
