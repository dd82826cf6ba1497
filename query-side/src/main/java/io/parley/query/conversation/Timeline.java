package io.parley.query.conversation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
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

    Timeline(Views views) {
        this.views = views;
    }

    TimelinePage page(ConversationId conversation, Place place, int limit) {
        var position = views.token(Views.TIMELINE).position();
        var newest = newest(conversation, position);
        var numbers = place.numbers(limit, newest);
        var lines = lines(conversation, numbers, position);
        demandAll(lines, numbers, newest);
        var events = lines.stream()
                .filter(line -> !(place instanceof Place.After(var no) && line.isMessage(no)))
                .map(Line::event)
                .toList();
        return new TimelinePage(conversation, position, numbers.from() <= 0, numbers.to() >= newest, events, List.of());
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
    }
}
