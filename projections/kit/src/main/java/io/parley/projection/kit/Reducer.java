package io.parley.projection.kit;

import com.mongodb.client.MongoDatabase;
import io.parley.api.Event;
import io.parley.api.wire.PublishedEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A view that counts, or otherwise builds on its previous state: each document is the fold of its events up
/// to its position `Fields.POSITION`. The handler reads and writes. A reducer does neither, and uses no clock,
/// no randomness and no remote calls.
///
/// Use a reducer if the change depends on what was there. Use a `Projection` if the event alone says what a
/// field becomes, because a projection reads nothing. A whole reducer, declared as a bean:
///
/// ```java
/// record WordsReducer() implements Reducer<WordsReducer.Words> {
///     record Words(long messages, long words) {}
///
///     public String collection() { return "words"; }
///     public Class<Words> state() { return Words.class; }
///
///     public Set<String> keys(Event event, PublishedEvent seen) {
///         return event instanceof MessageSent e ? Set.of(e.sender().toString()) : Set.of();
///     }
///
///     public @Nullable Words fold(String key, @Nullable Words state, Event event, PublishedEvent seen) {
///         var before = state == null ? new Words(0, 0) : state;
///         return event instanceof MessageSent e
///                 ? new Words(before.messages + 1, before.words + words(e))
///                 : before;
///     }
///
///     private static int words(MessageSent e) {
///         return switch (e.personal() == null ? null : e.personal().content()) {
///             case Content.PlainText text -> text.text().split(" ").length;
///             case null -> 0;
///         };
///     }
/// }
/// ```
///
/// The collection holds a document as `{_id: key, <the fields of its state>, p}`. A document that a fold has
/// emptied keeps `_id` and `p` alone. Readers skip it, most simply by asking for a field that each state has.
///
/// @param <T> a state: a record that Jackson maps, of texts, booleans, `int`, `long`, `double`, ids, enums,
///     times, and lists, maps and records of these. No field may be named `_id` or `p`, and no key of a map
///     may have a dot or begin with `$`. A state without any field that is set counts as none. Each fold
///     receives a copy of its own, in the stored form, so that it doesn't matter where a batch ends.
public interface Reducer<T> {
    /// The collection with the reducer's documents. Nothing else writes there.
    String collection();

    Class<T> state();

    /// The reducer's name in the collection `projection`. It never changes. By default it is that of `collection`.
    default String name() {
        return collection();
    }

    /// Raised when the documents change their shape or meaning. They are then dropped and rebuilt.
    default int version() {
        return 1;
    }

    default void createIndexes(MongoDatabase database) {}

    /// The keys of the documents that this event changes; none if the event doesn't concern the reducer.
    ///
    /// @param seen the event as it stands in the log, with position, time and stream
    Set<String> keys(Event event, PublishedEvent seen);

    /// The next state of one of these documents. Null empties the document, and its next event starts from
    /// nothing. Throws if it can't fold the event: the event then stays out of all documents until the version
    /// rises. A rebuild stops at it.
    ///
    /// @param state the document's state so far; absent at its first event and after it was emptied
    @Nullable
    T fold(String key, @Nullable T state, Event event, PublishedEvent seen);
}
