package io.parley.query.conversation;

/// Where a page lies in a timeline.
sealed interface Place {

    /// At the end of the timeline.
    record Newest() implements Place {}

    /// Right before message `no`.
    record Before(long no) implements Place {}

    /// Right after message `no`. The page begins with the system lines between that message and the next.
    record After(long no) implements Place {}

    /// With message `no` in the middle.
    record Around(long no) implements Place {}

    /// The first and last number of a page with `limit` visible messages. A page after a message includes
    /// that message's own number, for the system lines that share it. Whoever continues from a page gets at
    /// least one message more, or all that is left.
    default Numbers numbers(int limit, Visible visible) {
        return switch (this) {
            case Newest _ -> new Before(Long.MAX_VALUE).numbers(limit, visible);
            case Before(var no) -> new Numbers(visible.back(no, limit), no - 1);
            case After(var no) -> new Numbers(no, visible.forth(no, limit));
            case Around(var no) -> {
                var from = visible.back(visible.near(no), limit / 2);
                yield new Numbers(from, visible.forth(from - 1, limit));
            }
        };
    }

    /// A range of numbers, both ends included.
    record Numbers(long from, long to) {}
}
