package io.parley.projection.runtime;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores what a projection says. An event that it can't handle is set aside (`projection_parked`: ids and positions)
/// when live; a rebuild stops at it.
public final class View implements Writer {
    private static final Logger LOG = LoggerFactory.getLogger(View.class);

    private final MongoDatabase database;
    private final Projection projection;

    public View(MongoDatabase database, Projection projection) {
        this.database = database;
        this.projection = projection;
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public int version() {
        return projection.version();
    }

    @Override
    public List<String> collections() {
        return projection.collections();
    }

    @Override
    public void resume(String epoch, long position) {
        projection.createIndexes(database);
    }

    @Override
    public void store(List<Logged> batch, boolean live) {
        var parked = new LinkedHashSet<Logged>();
        var writes = new Writes();
        while (!handled(batch, parked, live, writes)) {
            writes = new Writes();
        }
        parked.forEach(this::park);
        writes.store(database);
    }

    /// False where one more event was set aside, and the batch has to be gone through again without it.
    private boolean handled(List<Logged> batch, Set<Logged> parked, boolean live, Writes writes) {
        for (var logged : batch) {
            if (parked.contains(logged)) {
                continue;
            }
            try {
                projection.on(logged.event(), logged.published(), writes.at(logged.position()));
            } catch (RuntimeException e) {
                if (!live) {
                    throw new Halt(
                            "%s can't be rebuilt past position %d: %s"
                                    .formatted(
                                            name(),
                                            logged.position(),
                                            e.getClass().getSimpleName()),
                            e);
                }
                parked.add(logged);
                return false;
            }
        }
        return true;
    }

    private void park(Logged logged) {
        LOG.error("{} can't handle the event at position {}, which is set aside", name(), logged.position());
        database.getCollection("projection_parked")
                .replaceOne(
                        Filters.eq(name() + "/" + logged.position()),
                        new Document("projection", name())
                                .append("version", version())
                                .append("position", logged.position())
                                .append("eventId", logged.published().id().toString())
                                .append("stream", logged.published().subject()),
                        new ReplaceOptions().upsert(true));
    }
}
