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

    /// The numbers that a page of `limit` covers where `newest` is the last there is. (After a message its own number
    /// belongs to the page too, for the system lines that have it.)
    default Numbers numbers(int limit, long newest) {
        return switch (this) {
            case Newest _ -> new Numbers(newest - limit + 1, newest);
            case Before(var no) -> new Numbers(Math.min(no - 1, newest) - limit + 1, Math.min(no - 1, newest));
            case After(var no) -> new Numbers(Math.min(no, newest + 1), Math.min(no, newest + 1) + limit);
            case Around(var no) -> {
                var from = Math.max(0, Math.min(no, newest) - limit / 2);
                yield new Numbers(from, from + limit - 1);
            }
        };
    }

    /// Both included.
    record Numbers(long from, long to) {}
}
