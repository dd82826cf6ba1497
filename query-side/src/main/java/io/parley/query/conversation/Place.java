package io.parley.query.conversation;

/// Where in a timeline a page lies.
sealed interface Place {

    /// At its end.
    record Newest() implements Place {}

    /// Right before message `no`.
    record Before(long no) implements Place {}

    /// Right after message `no`; the system lines that stand between it and the next message come first.
    record After(long no) implements Place {}

    /// With message `no` in its middle.
    record Around(long no) implements Place {}

    /// From where to where a page lies that has `limit` of the numbers at which there is something to see. (After a
    /// message its own number belongs to the page too, for the system lines that have it.)
    default Numbers numbers(int limit, Visible visible) {
        return switch (this) {
            case Newest _ -> new Before(Long.MAX_VALUE).numbers(limit, visible);
            case Before(var no) -> new Numbers(visible.back(no, limit), no - 1);
            case After(var no) -> new Numbers(no, visible.forth(no, visible.has(no) ? limit + 1 : limit));
            case Around(var no) -> {
                var from = visible.back(visible.near(no), limit / 2);
                yield new Numbers(from, visible.forth(from, limit));
            }
        };
    }

    /// Both included.
    record Numbers(long from, long to) {}
}
