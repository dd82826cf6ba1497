package io.parley.projection.conversation;

import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.group.GroupEvent;
import io.parley.api.wire.EventView;
import io.parley.projection.runtime.Projection;
import io.parley.projection.runtime.Writes;
import java.util.List;
import org.bson.Document;

/// `timeline`: {_id: "<conversation>/<no>/<place in the stream>", c: conversation, no, event: "<EventView>", p}. The
/// key sorts as a conversation stands on screen: `no` is a message's number, or for a line the number of the message
/// that it stands after. `timeline_deletion`: {_id: "<conversation>/<account>/<no>", no, since, p}, a message that one
/// has deleted for oneself, and the position where one first did.
public final class TimelineProjection implements Projection {
    private static final String TIMELINE = "timeline";
    private static final String DELETION = "timeline_deletion";

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> collections() {
        return List.of(TIMELINE, DELETION);
    }

    @Override
    public void on(Event event, EventView seen, Writes writes) {
        if (event instanceof ConversationEvent change) {
            on(change, seen, writes);
        } else if (event instanceof GroupEvent.Line e) {
            line(e.conversationId(), e.afterNo(), seen, writes);
        }
    }

    private static void on(ConversationEvent event, EventView seen, Writes writes) {
        switch (event) {
            case ConversationEvent.Opened e -> line(e.conversationId(), e.afterNo(), seen, writes);
            case ConversationEvent.Closed e -> line(e.conversationId(), e.afterNo(), seen, writes);
            case ConversationEvent.Reopened e -> line(e.conversationId(), e.afterNo(), seen, writes);
            case ConversationEvent.MessageSent e -> line(e.conversationId(), e.messageNo(), seen, writes);
            case ConversationEvent.MessageDeleted e -> deletion(e, seen, writes);
            case ConversationEvent.Read _,
                    ConversationEvent.Pinned _,
                    ConversationEvent.Muted _,
                    ConversationEvent.Hidden _,
                    ConversationEvent.MarkedUnread _ -> {}
        }
    }

    /// Deleting again changes nothing: a page of before that shows it deleted already.
    private static void deletion(ConversationEvent.MessageDeleted e, EventView seen, Writes writes) {
        writes.document(DELETION, e.conversationId() + "/" + e.account() + "/" + padded(e.messageNo()))
                .initially("no", e.messageNo())
                .initially("since", seen.position());
    }

    private static void line(ConversationId conversation, long no, EventView seen, Writes writes) {
        writes.insert(
                TIMELINE,
                conversation + "/" + padded(no) + "/" + padded(seen.streamSeq()),
                new Document("c", conversation.toString()).append("no", no).append("event", seen));
    }

    private static String padded(long number) {
        var digits = Long.toString(number);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
