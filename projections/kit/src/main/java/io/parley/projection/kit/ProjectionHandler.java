package io.parley.projection.kit;

import com.mongodb.client.MongoDatabase;
import io.parley.projection.log.LoggedEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Stores what a projection says. Parks an event that the projection can't handle (`Parked`) when live; a
/// rebuild stops at it.
public final class ProjectionHandler implements EventHandler {
    private final MongoDatabase database;
    private final Projection projection;
    private final Parked parked;

    public ProjectionHandler(MongoDatabase database, Projection projection) {
        this.database = database;
        this.projection = projection;
        this.parked = new Parked(database, this);
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
    public void store(List<LoggedEvent> batch, boolean live) {
        var poison = new LinkedHashSet<LoggedEvent>();
        var writes = new Writes(collections());
        while (!handled(batch, poison, live, writes)) {
            writes = new Writes(collections());
        }
        poison.forEach(parked::add);
        writes.store(database);
    }

    /// False if one more event was parked, and the caller has to go through the batch again without it.
    private boolean handled(List<LoggedEvent> batch, Set<LoggedEvent> poison, boolean live, Writes writes) {
        for (var logged : batch) {
            if (poison.contains(logged)) {
                continue;
            }
            try {
                projection.on(logged.event(), logged.published(), writes.at(logged.position()));
            } catch (RuntimeException e) {
                if (!live) {
                    throw parked.halt(logged, e);
                }
                poison.add(logged);
                return false;
            }
        }
        return true;
    }
}
