package io.parley.query;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import io.parley.api.AccountId;
import io.parley.api.Json;
import io.parley.api.wire.Entry;
import io.parley.api.wire.EventView;
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
public class Inbox {
    /// Entries that are read at once, going back from the newest.
    private static final int STEP = 32;

    private final Views views;

    Inbox(Views views) {
        this.views = views;
    }

    public Token token() {
        return views.token(Views.INBOX);
    }

    /// As of which entry of `account` a document is that is read from these views afterwards: all up to that one have
    /// come to them. Under load it may be a little less than could be said, since entries are stored after they are
    /// told.
    public AsOf asOf(AccountId account, String... of) {
        var position = views.position(of);
        var epoch = token().epoch();
        var newest = newest(epoch, account);
        var seq = newest.position() <= position ? newest.seq() : upTo(position, epoch, account, newest.seq() - 1);
        return new AsOf(position, seq);
    }

    /// The highest number from `last` down whose entry lies no further than the position.
    private long upTo(long position, String epoch, AccountId account, long last) {
        for (var upper = last; upper > 0; upper -= STEP) {
            var keys = keys(epoch, account, Math.max(1, upper - STEP + 1), upper);
            var seen = texts("inbox_entry", keys, entry -> longOf(entry, "p") <= position ? "seen" : "");
            for (var i = keys.size() - 1; i >= 0; i--) {
                if ("seen".equals(seen.get(keys.get(i)))) {
                    return upper - (keys.size() - 1 - i);
                }
            }
        }
        return 0;
    }

    public Newest newest(String epoch, AccountId account) {
        var head = views.collection("inbox_head")
                .find(eq("_id", epoch + "/" + account))
                .first();
        return head == null ? new Newest(0, 0) : new Newest(longOf(head, "seq"), longOf(head, "p"));
    }

    /// The entries numbered `from` to `to`, up to the first that is missing or whose body is.
    public List<Entry> entries(String epoch, AccountId account, long from, long to) {
        var keys = keys(epoch, account, from, to);
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

    private static List<String> keys(String epoch, AccountId account, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> key(epoch + "/" + account, seq))
                .toList();
    }

    private static String key(String prefix, long number) {
        return "%s/%016d".formatted(prefix, number);
    }

    private static long longOf(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }

    /// The newest entry of an account, and where in the log it happened; 0 and 0 where there is none.
    public record Newest(long seq, long position) {}
}
