package io.parley.projection.kit;

import com.mongodb.client.MongoDatabase;
import io.parley.api.Event;
import io.parley.api.wire.PublishedEvent;
import java.util.List;

/// A view on the log. It says what to write and never writes: no clock, no random, no read, no remote call, so that a
/// batch may be repeated or cut elsewhere and comes out the same. What counts is a `Reducer`.
public interface Projection {
    /// Names it in the collection `projection`; never renamed.
    String name();

    /// Raised when its documents change their shape or meaning: it is then dropped and built anew.
    int version();

    /// Where its documents are; no other projection writes there.
    List<String> collections();

    default void createIndexes(MongoDatabase database) {}

    /// What this event changes. Throws where it can't be: the event is then set aside, or while the view is being
    /// rebuilt, stops it.
    ///
    /// @param seen the event with its position and time; what clients see of it is `seen.view()`
    void on(Event event, PublishedEvent seen, Writes writes);
}
