package io.parley.query.group;

/// A part of a conversation that a person may see: what happened at positions `begin` to `end`, both included.
/// Its lines stand at the numbers `first` to `last`, and its messages at the numbers from `first + 1` on.
public record Interval(long begin, long end, long first, long last) {
    public static final Interval ALL = new Interval(0, Long.MAX_VALUE, 0, Long.MAX_VALUE);

    public boolean holds(long position) {
        return begin <= position && position <= end;
    }
}
