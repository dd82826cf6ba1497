package io.parley.bench.client;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/// Fetches what was not pushed, page by page, a few at a time.
///
/// @param threads bounds how many are fetched at once
record Backlog(Api api, ExecutorService threads) {
    private static final int PAGE = 500;

    record Entry(long seq, ReceivedFrame.EntryEvent event) {}

    /// @param then gets the entries after this number, none where that failed
    void after(Person person, String epoch, long seq, Consumer<List<Entry>> then) {
        threads.execute(() -> then.accept(page(person, epoch, seq)));
    }

    private List<Entry> page(Person person, String epoch, long seq) {
        try {
            var page = api.get(person, "/api/inbox?epoch=" + epoch + "&after=" + seq + "&limit=" + PAGE);
            return page.path("entries")
                    .valueStream()
                    .map(entry -> {
                        var event = entry.path("event");
                        var data = event.path("data");
                        return new Entry(
                                entry.path("seq").longValue(),
                                new ReceivedFrame.EntryEvent(
                                        event.path("type").stringValue(),
                                        data.path("conversationId").asString(""),
                                        data.path("messageNo").asLong(0),
                                        data.path("messageId").asString("")));
                    })
                    .toList();
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            return List.of();
        }
    }
}
