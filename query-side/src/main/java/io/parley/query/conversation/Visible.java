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

    /// The first number of a page that ends before `no` and holds `count` messages. With fewer messages it is
    /// the first visible number; `no` if none comes before it. So a page of at least one message never begins
    /// at a number of which the person sees the lines alone, unless nothing comes before.
    long back(long no, int count) {
        if (count == 0) {
            return no;
        }
        var missing = (long) count;
        for (var interval : intervals.reversed()) {
            var last = Math.min(interval.last(), no - 1);
            var found = Math.max(0, last - interval.first());
            if (missing <= found) {
                return last - missing + 1;
            }
            missing -= found;
        }
        return numbers.isEmpty() ? no : Math.min(no, numbers.getFirst().from());
    }

    /// The last number of a page that begins after message `no` and holds `count` messages. With fewer
    /// messages it is the last visible number; `no` if none comes after it.
    long forth(long no, int count) {
        var missing = (long) count;
        for (var interval : intervals) {
            var before = Math.max(interval.first(), Math.min(no, interval.last()));
            var found = interval.last() - before;
            if (missing <= found) {
                return before + missing;
            }
            missing -= found;
        }
        return numbers.isEmpty() ? no : Math.max(no, numbers.getLast().to());
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
