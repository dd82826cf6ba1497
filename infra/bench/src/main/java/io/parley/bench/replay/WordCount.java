package io.parley.bench.replay;

import io.parley.api.Event;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.kit.Reducer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many messages and words each person has written: a view that counts, which the server doesn't have.
public record WordCount() implements Reducer<WordCount.Written> {
    public record Written(long messages, long words) {}

    @Override
    public String collection() {
        return "words";
    }

    @Override
    public Class<Written> state() {
        return Written.class;
    }

    @Override
    public Set<String> keys(Event event, PublishedEvent seen) {
        return event instanceof MessageSent e ? Set.of(e.sender().toString()) : Set.of();
    }

    @Override
    public @Nullable Written fold(String key, @Nullable Written state, Event event, PublishedEvent seen) {
        var before = state == null ? new Written(0, 0) : state;
        return event instanceof MessageSent e ? new Written(before.messages + 1, before.words + words(e)) : before;
    }

    private static int words(MessageSent message) {
        return switch (message.personal() == null ? null : message.personal().content()) {
            case Content.PlainText text -> text.text().split(" ").length;
            case null -> 0;
        };
    }
}
