package io.parley.projection.kit;

import io.parley.api.Event;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.wire.PublishedEvent;
import java.util.List;

/// Who wrote last in each open conversation; the README's example. `version` and `poison` are there for tests.
public record LastSpeakerProjection(int version, String poison) implements Projection {
    @Override
    public String name() {
        return "last-speakers";
    }

    @Override
    public List<String> collections() {
        return List.of("last_speaker");
    }

    @Override
    public void on(Event event, PublishedEvent seen, Writes writes) {
        if (seen.type().equals(poison)) {
            throw new IllegalArgumentException("can't handle " + poison);
        }
        if (event instanceof ConversationEvent.MessageSent e) {
            writes.document("last_speaker", e.conversationId().toString())
                    .set("account", e.sender().toString())
                    .set("since." + e.sender(), e.messageNo());
        } else if (event instanceof ConversationEvent.Closed e) {
            writes.delete("last_speaker", e.conversationId().toString());
        }
    }
}
