package io.parley.query;

import static java.util.stream.Collectors.toMap;

import io.parley.api.AccountId;
import io.parley.api.wire.Entry;
import io.parley.readmodel.ReadModel;
import io.parley.readmodel.inbox.BodyDocument;
import io.parley.readmodel.inbox.EntryDocument;
import io.parley.readmodel.inbox.HeadDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Reads inboxes. Each event has one body, and one entry that points to it for each account that may see it.
@Component
public class Inbox {
    /// The entries of one query when the search goes back from the newest.
    private static final int STEP = 32;

    private final Views views;
    private final MongoTemplate mongo;

    Inbox(Views views, MongoTemplate mongo) {
        this.views = views;
        this.mongo = mongo;
    }

    public Token token() {
        return views.token(Views.INBOX);
    }

    /// The newest entry of `account` that a document contains for certain if it is read from these views
    /// afterwards: the views hold all up to that entry. Under load the answer may be a little too low, since
    /// the projections deliver entries before they store them.
    public AsOf asOf(AccountId account, String... of) {
        var position = views.position(of);
        var epoch = token().epoch();
        var newest = newest(epoch, account);
        var seq = newest.position() <= position ? newest.seq() : upTo(position, epoch, account, newest.seq() - 1);
        return new AsOf(position, seq);
    }

    /// The highest number, from `last` down, whose entry lies at the position or before.
    private long upTo(long position, String epoch, AccountId account, long last) {
        for (var upper = last; upper > 0; upper -= STEP) {
            var first = Math.max(1, upper - STEP + 1);
            var keys = keys(epoch, account, first, upper);
            var reached = ReadModel.keys(mongo, EntryDocument.upTo(position, keys), EntryDocument.COLLECTION);
            if (!reached.isEmpty()) {
                return first + keys.indexOf(Collections.max(reached));
            }
        }
        return 0;
    }

    public Newest newest(String epoch, AccountId account) {
        var head = mongo.findById(HeadDocument.key(epoch, account), HeadDocument.class);
        return head == null ? new Newest(0, 0) : new Newest(head.seq(), head.position());
    }

    /// The entries `from` to `to`. Stops before the first whose entry or body is missing.
    public List<Entry> entries(String epoch, AccountId account, long from, long to) {
        var keys = keys(epoch, account, from, to);
        var bodyKeys = mongo.find(EntryDocument.among(keys), EntryDocument.class).stream()
                .collect(toMap(EntryDocument::key, entry -> BodyDocument.key(epoch, entry.position())));
        var bodies = mongo.find(BodyDocument.among(bodyKeys.values()), BodyDocument.class).stream()
                .collect(toMap(BodyDocument::key, BodyDocument::event));
        var entries = new ArrayList<Entry>();
        for (var seq = from; seq <= to; seq++) {
            var bodyKey = bodyKeys.get(keys.get((int) (seq - from)));
            var body = bodyKey == null ? null : bodies.get(bodyKey);
            if (body == null) {
                break;
            }
            entries.add(new Entry(seq, body));
        }
        return entries;
    }

    private static List<String> keys(String epoch, AccountId account, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> EntryDocument.key(epoch, account, seq))
                .toList();
    }

    /// The newest entry of an account, and the position of its event in the log; both are 0 if there is none.
    public record Newest(long seq, long position) {}
}
