package io.parley.projection.kit;

import io.parley.api.Event;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.wire.PublishedEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many words each person has written, counted afresh after a block; the README's example. `version` and
/// `poison` are there for tests.
record WordsReducer(int version, Poison poison) implements Reducer<WordsReducer.Words> {
    WordsReducer() {
        this(1, (_, _) -> false);
    }

    /// Which event can't be folded into which document.
    interface Poison {
        boolean is(String key, PublishedEvent event);
    }

    record Words(long messages, long words) {}

    @Override
    public String collection() {
        return "words";
    }

    @Override
    public Class<Words> state() {
        return Words.class;
    }

    @Override
    public Set<String> keys(Event event, PublishedEvent seen) {
        return switch (event) {
            case MessageSent e -> Set.of(e.sender().toString());
            case FriendshipEvent.Accepted e ->
                Set.of(e.by().toString(), e.other().toString());
            case FriendshipEvent.Blocked e -> Set.of(e.by().toString());
            default -> Set.of();
        };
    }

    @Override
    public @Nullable Words fold(String key, @Nullable Words state, Event event, PublishedEvent seen) {
        if (poison.is(key, seen)) {
            throw new IllegalArgumentException("can't fold " + seen.position());
        }
        var before = state == null ? new Words(0, 0) : state;
        return switch (event) {
            case MessageSent e -> new Words(before.messages + 1, before.words + words(e));
            case FriendshipEvent.Blocked _ -> null;
            default -> before;
        };
    }

    private static int words(MessageSent message) {
        return switch (message.personal() == null ? null : message.personal().content()) {
            case Content.PlainText text -> text.text().split(" ").length;
            case null -> 0;
        };
    }
}
