package io.parley.query.group;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bson.Document;

/// What a document keeps of each time that something happened.
final class ByPosition {
    private ByPosition() {}

    static NavigableMap<Long, Object> of(Document document, String field) {
        var byPosition = new TreeMap<Long, Object>();
        var entries = document.get(field, Document.class);
        (entries == null ? Map.<String, Object>of() : entries)
                .forEach((position, entry) -> byPosition.put(Long.parseLong(position), entry));
        return byPosition;
    }
}
