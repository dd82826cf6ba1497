package io.parley.bench.load;

import io.parley.bench.client.Api;
import io.parley.bench.client.Person;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Whether a conversation's history, read page by page, is what its members heard.
public record HistoryCheck(Api api, Person reader, String conversation, DeliveryCheck deliveries) {
    private static final int PAGE = 100;
    private static final Duration THERE_WITHIN = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofMillis(50);

    public void run() {
        var heard = deliveries.takeDelivered(conversation).stream()
                .sorted(Comparator.comparingLong(message -> message.messageNo))
                .toList();
        if (heard.isEmpty()) {
            return;
        }
        await(heard.getLast().messageNo);
        var stored = stored(heard.getFirst().messageNo - 1, heard.getLast().messageNo);
        for (var message : heard) {
            var id = stored.remove(message.messageNo);
            if (!message.outbox.idOf(message).equals(id)) {
                deliveries.violated(
                        "history of %s has %s as message %d".formatted(conversation, id, message.messageNo));
            }
        }
        if (!stored.isEmpty()) {
            deliveries.violated(
                    "history of %s has %d messages that nobody heard".formatted(conversation, stored.size()));
        }
    }

    /// A view may be a moment behind what was heard: then it is asked again, as clients do.
    private void await(long last) {
        var deadline = System.nanoTime() + THERE_WITHIN.toNanos();
        while (stored(last - 1, last).isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(AGAIN.toNanos());
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
