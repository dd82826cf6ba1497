package io.parley.query.inbox;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import io.parley.api.AccountId;
import io.parley.api.Json;
import io.parley.api.wire.Entry;
import io.parley.api.wire.EventView;
import io.parley.query.Token;
import io.parley.query.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Reads inboxes: of each event one body, and an entry that points to it for each account that may see it.
@Component
class Inbox {
    private final Views views;

    Inbox(Views views) {
        this.views = views;
    }

    Token token() {
        return views.token(Views.INBOX);
    }

    Newest newest(String epoch, AccountId account) {
        var head = views.collection("inbox_head")
                .find(eq("_id", epoch + "/" + account))
                .first();
        return head == null ? new Newest(0, 0) : new Newest(longOf(head, "seq"), longOf(head, "p"));
    }

    /// The entries numbered `from` to `to`, up to the first that is missing or whose body is.
    List<Entry> entries(String epoch, AccountId account, long from, long to) {
        var keys = LongStream.rangeClosed(from, to)
                .mapToObj(seq -> key(epoch + "/" + account, seq))
                .toList();
        var bodyKeys = texts("inbox_entry", keys, entry -> key(epoch, longOf(entry, "p")));
        var bodies = texts("inbox_body", List.copyOf(bodyKeys.values()), body -> body.getString("event"));
        var entries = new ArrayList<Entry>();
        for (var seq = from; seq <= to; seq++) {
            var bodyKey = bodyKeys.get(keys.get((int) (seq - from)));
            var body = bodyKey == null ? null : bodies.get(bodyKey);
            if (body == null) {
                break;
            }
            entries.add(new Entry(seq, Json.PERMISSIVE.readValue(body, EventView.class)));
        }
        return entries;
    }

    private Map<String, String> texts(String collection, List<String> ids, Function<Document, String> text) {
        var found = new HashMap<String, String>();
        views.collection(collection)
                .find(in("_id", ids))
                .forEach(document -> found.put(document.getString("_id"), text.apply(document)));
        return found;
    }

    private static String key(String prefix, long number) {
        return "%s/%016d".formatted(prefix, number);
    }

    private static long longOf(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }

    /// The newest entry of an account, and where in the log it happened; 0 and 0 where there is none.
    record Newest(long seq, long position) {}
}
