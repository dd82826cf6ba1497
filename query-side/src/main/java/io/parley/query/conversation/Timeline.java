package io.parley.query.conversation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.TimelinePage;
import io.parley.api.wire.EventView;
import io.parley.query.Views;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Reads the lines of a conversation. A message stands at its number, a system line at the number of the message before
/// it (0 before the first), in the order of the stream. Numbers have no gaps, so a page is a range of them, each with
/// all of its lines.
///
/// Only what happened up to the view's token counts, which is read first: of what came later some may still be missing.
@Component
class Timeline {
    private static final String MESSAGE = EventTypes.nameOf(MessageSent.class);

    private final Views views;
    private final Deletions deletions;

    Timeline(Views views, Deletions deletions) {
        this.views = views;
        this.deletions = deletions;
    }

    TimelinePage page(ConversationId conversation, AccountId reader, Place place, int limit) {
        var position = views.token(Views.TIMELINE).position();
        var newest = newest(conversation, position);
        var numbers = place.numbers(limit, newest);
        var lines = lines(conversation, numbers, position);
        demandAll(lines, numbers, newest);
        lines.removeIf(line -> place instanceof Place.After(var no) && line.isMessage(no));
        var deleted = deleted(conversation, reader, lines, position);
        return new TimelinePage(
                conversation,
                position,
                numbers.from() <= 0,
                numbers.to() >= newest,
                lines.stream().map(line -> line.seen(deleted)).toList(),
                deleted);
    }

    /// Numbers of the messages that the reader has deleted, in order.
    private List<Long> deleted(ConversationId conversation, AccountId reader, List<Line> lines, long position) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var first = new Deletions.Key(conversation, reader, lines.getFirst().no);
        var last = new Deletions.Key(conversation, reader, lines.getLast().no);
        var deleted = deletions.between(first, last, position);
        return lines.stream()
                .filter(line -> line.isMessage(line.no) && deleted.contains(line.no))
                .map(Line::no)
                .toList();
    }

    /// Number of the last line, -1 where there is none.
    private long newest(ConversationId conversation, long position) {
        try (var last = find(conversation, 0, Long.MAX_VALUE)
                .sort(descending("_id"))
                .batchSize(10)
                .map(Line::of)
                .cursor()) {
            while (last.hasNext()) {
                var line = last.next();
                if (line.event.position() <= position) {
                    return line.no;
                }
            }
            return -1;
        }
    }

    private List<Line> lines(ConversationId conversation, Place.Numbers numbers, long position) {
        var lines = find(conversation, Math.max(0, numbers.from()), numbers.to() + 1)
                .sort(ascending("_id"))
                .map(Line::of)
                .into(new ArrayList<>());
        lines.removeIf(line -> line.event.position() > position);
        return lines;
    }

    /// A page with a hole would stay one in the client's database. There should be none: a fault, for a person to see.
    private static void demandAll(List<Line> lines, Place.Numbers numbers, long newest) {
        var expected = Math.min(numbers.to(), newest) - Math.max(1, numbers.from()) + 1;
        var found = lines.stream().filter(line -> line.isMessage(line.no)).count();
        if (found != Math.max(0, expected)) {
            throw new IllegalStateException("the timeline misses messages: " + lines.size() + " lines for " + numbers);
        }
    }

    private FindIterable<Document> find(ConversationId conversation, long from, long before) {
        return views.collection("timeline")
                .find(and(gte("_id", key(conversation, from)), lt("_id", key(conversation, before))));
    }

    private static String key(ConversationId conversation, long no) {
        return conversation + "/" + (no > 9_999_999_999_999_999L ? "~" : "%016d".formatted(Math.max(0, no)));
    }

    private record Line(long no, EventView event) {
        static Line of(Document document) {
            return new Line(
                    document.get("no", Number.class).longValue(),
                    Json.PERMISSIVE.readValue(document.getString("event"), EventView.class));
        }

        boolean isMessage(long number) {
            return no == number && event.type().equals(MESSAGE);
        }

        EventView seen(List<Long> deleted) {
            return isMessage(no) && deleted.contains(no) ? event.withoutPersonal() : event;
        }
    }
}
