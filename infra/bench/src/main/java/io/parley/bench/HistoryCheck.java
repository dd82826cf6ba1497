package io.parley.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Whether a conversation's history, read page by page, is what its members heard.
record HistoryCheck(Api api, Person reader, String conversation, Books books) {
    private static final int PAGE = 100;

    void run() {
        var heard = books.takeSaid(conversation).stream()
                .sorted(Comparator.comparingLong(message -> message.messageNo))
                .toList();
        if (heard.isEmpty()) {
            return;
        }
        var stored = stored(heard.getFirst().messageNo - 1, heard.getLast().messageNo);
        for (var message : heard) {
            var id = stored.remove(message.messageNo);
            if (!message.lane.idOf(message).equals(id)) {
                books.violated("history of %s has %s as message %d".formatted(conversation, id, message.messageNo));
            }
        }
        if (!stored.isEmpty()) {
            books.violated("history of %s has %d messages that nobody heard".formatted(conversation, stored.size()));
        }
    }

    /// Ids of messages by number.
    private Map<Long, String> stored(long after, long last) {
        var stored = new HashMap<Long, String>();
        for (var from = after; from < last; from += PAGE) {
            var limit = Math.min(PAGE, last - from);
            api.get(reader, "/api/conversations/" + conversation + "/timeline?limit=" + limit + "&after=" + from)
                    .path("events")
                    .valueStream()
                    .filter(event -> event.path("type").asString("").equals("message.sent"))
                    .map(event -> event.path("data"))
                    .forEach(data -> stored.put(
                            data.path("messageNo").longValue(),
                            data.path("messageId").stringValue()));
        }
        return stored;
    }
}
