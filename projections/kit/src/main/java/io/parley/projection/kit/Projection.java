package io.parley.projection.kit;

import com.mongodb.client.MongoDatabase;
import io.parley.api.Event;
import io.parley.api.wire.PublishedEvent;
import java.util.List;

/// A view on the log. A projection says what to write and never writes itself. It uses no clock, no
/// randomness, no reads and no remote calls, so that a batch may be repeated or cut elsewhere with the same
/// result. A view that counts is a `Reducer`.
public interface Projection {
    /// The projection's name in the collection `projection`. It never changes.
    String name();

    /// Raised when the documents change their shape or meaning. The view is then dropped and rebuilt.
    int version();

    /// The collections with the projection's documents. No other projection writes there.
    List<String> collections();

    default void createIndexes(MongoDatabase database) {}

    /// Says what this event changes. Throws if it can't handle the event: the handler then parks it, or stops
    /// if the view is being rebuilt.
    ///
    /// @param seen the event with its position and time; clients see `seen.view()` of it
    void on(Event event, PublishedEvent seen, Writes writes);
}
