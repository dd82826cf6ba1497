package io.parley.query.conversation;

import io.parley.query.conversation.Place.Numbers;
import io.parley.query.group.Interval;
import java.util.ArrayList;
import java.util.List;

/// What a person may see of a conversation, as of a position. That depends only on when they joined and left.
/// Lines stand at numbers, and a page skips the numbers at which the person may see no line.
final class Visible {
    private final List<Interval> intervals = new ArrayList<>();
    private final List<Numbers> numbers = new ArrayList<>();
    private final long position;

    /// @param newest the number of the last line, -1 if there is none
    Visible(List<Interval> intervals, long position, long newest) {
        this.position = position;
        for (var interval : intervals) {
            var last = Math.min(interval.last(), newest);
            if (interval.begin() <= position && interval.first() <= last) {
                this.intervals.add(new Interval(interval.begin(), interval.end(), interval.first(), last));
                add(new Numbers(interval.first(), last));
            }
        }
    }

    private void add(Numbers more) {
        if (!numbers.isEmpty() && more.from() <= numbers.getLast().to()) {
            more = new Numbers(numbers.removeLast().from(), more.to());
        }
        numbers.add(more);
    }

    boolean shows(long at) {
        return at <= position && intervals.stream().anyMatch(interval -> interval.holds(at));
    }

    /// The visible parts of a range of numbers, in order.
    List<Numbers> within(Numbers page) {
        return numbers.stream()
                .map(some -> new Numbers(Math.max(some.from(), page.from()), Math.min(some.to(), page.to())))
                .filter(some -> some.from() <= some.to())
                .toList();
    }

    /// How many messages in a range of numbers the person may see.
    long messages(Numbers page) {
        return intervals.stream()
                .mapToLong(interval ->
                        Math.min(interval.last(), page.to()) - Math.max(interval.first() + 1, page.from()) + 1)
                .filter(count -> count > 0)
                .sum();
    }

    boolean isNothingBefore(long no) {
        return numbers.isEmpty() || no <= numbers.getFirst().from();
    }

    boolean isNothingAfter(long no) {
        return numbers.isEmpty() || no >= numbers.getLast().to();
    }

    boolean has(long no) {
        return numbers.stream().anyMatch(some -> some.from() <= no && no <= some.to());
    }

    /// The visible number `count` before `no`, or the first one; `no` if none comes before it.
    long back(long no, int count) {
        var back = no;
        var missing = (long) count;
        for (var some : numbers.reversed()) {
            var to = Math.min(some.to(), no - 1);
            if (missing > 0 && some.from() <= to) {
                back = Math.max(some.from(), to - missing + 1);
                missing -= to - back + 1;
            }
        }
        return back;
    }

    /// The last of `count` visible numbers from `no` on, or the last of all; `no - 1` if none comes
    /// from `no` on.
    long forth(long no, int count) {
        var forth = no - 1;
        var missing = (long) count;
        for (var some : numbers) {
            var from = Math.max(some.from(), no);
            if (missing > 0 && from <= some.to()) {
                forth = Math.min(some.to(), from + missing - 1);
                missing -= forth - from + 1;
            }
        }
        return forth;
    }

    /// The last visible number up to `no`, or the first one if there is none.
    long near(long no) {
        return numbers.stream()
                .filter(some -> some.from() <= no)
                .map(some -> Math.min(some.to(), no))
                .reduce((_, last) -> last)
                .orElse(numbers.isEmpty() ? 0 : numbers.getFirst().from());
    }
}
