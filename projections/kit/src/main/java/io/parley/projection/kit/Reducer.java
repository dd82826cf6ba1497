package io.parley.projection.kit;

import com.mongodb.client.MongoDatabase;
import io.parley.api.Event;
import io.parley.api.wire.PublishedEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A view that counts, or otherwise goes on from what was: each document is the fold of its events up to its position
/// `Fields.POSITION`. The handler reads and writes; a reducer does neither: no clock, no random, no remote call.
///
/// Use it where what an event changes depends on what was there, and a `Projection` where the event alone says what a
/// field becomes: that reads nothing. A whole one, declared as a bean:
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
/// A document lies in the collection as `{_id: key, <the fields of its state>, p}`. One that a fold has emptied keeps
/// `_id` and `p` alone: readers skip it, most simply by asking for a field that each state has.
///
/// @param <T> a state: a record that Jackson maps, of texts, truth values, `int`, `long`, `double`, ids, enums, times,
///     and lists, maps and records of these. No field is called `_id` or `p`, and no key of a map has a dot or begins
///     with `$`. A state without any field that is set counts as none. Each fold is given it as it is stored, its own
///     copy, so that it doesn't matter where a batch ends.
public interface Reducer<T> {
    /// Where its documents are. Nothing else writes there.
    String collection();

    Class<T> state();

    /// Names it in the collection `projection`; never renamed. By default it is called as its own collection.
    default String name() {
        return collection();
    }

    /// Raised when its documents change their shape or meaning: they are then dropped and built anew.
    default int version() {
        return 1;
    }

    default void createIndexes(MongoDatabase database) {}

    /// Of the documents that this event changes; none where the event isn't its business.
    ///
    /// @param seen the event as it stands in the log, with position, time and stream
    Set<String> keys(Event event, PublishedEvent seen);

    /// What becomes of one of these documents; nothing where it is to be empty, and the next event starts afresh.
    /// Throws where it can't be: the event is then left out of all documents until the version rises, or while they
    /// are being rebuilt, stops it.
    ///
    /// @param state of the document so far; absent at its first event and after it was emptied
    @Nullable
    T fold(String key, @Nullable T state, Event event, PublishedEvent seen);
}
