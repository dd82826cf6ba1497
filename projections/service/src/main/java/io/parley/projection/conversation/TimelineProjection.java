package io.parley.projection.conversation;

import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.group.GroupEvent;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.Writes;
import java.util.List;
import org.bson.Document;

/// `timeline`: {_id: "<conversation>/<no>/<line>", c: conversation, no, event: "<EventView>", p}. The key sorts as a
/// conversation stands on screen: `no` is a message's number and `line` 0, or for a line they are the number of the
/// message that it stands after and its own. `timeline_deletion`: {_id: "<conversation>/<account>/<no>", no, since,
/// p}, a message that one has deleted for oneself, and the position where one first did.
public final class TimelineProjection implements Projection {
    private static final String TIMELINE = "timeline";
    private static final String DELETION = "timeline_deletion";

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<String> collections() {
        return List.of(TIMELINE, DELETION);
    }

    @Override
    public void on(Event event, PublishedEvent seen, Writes writes) {
        if (event instanceof ConversationEvent change) {
            on(change, seen, writes);
        } else if (event instanceof GroupEvent.Line e) {
            stands(e.conversationId(), e.afterNo(), e.lineNo(), seen, writes);
        }
    }

    private static void on(ConversationEvent event, PublishedEvent seen, Writes writes) {
        switch (event) {
            case ConversationEvent.Opened e -> stands(e.conversationId(), e.afterNo(), e.lineNo(), seen, writes);
            case ConversationEvent.Closed e -> stands(e.conversationId(), e.afterNo(), e.lineNo(), seen, writes);
            case ConversationEvent.Reopened e -> stands(e.conversationId(), e.afterNo(), e.lineNo(), seen, writes);
            case ConversationEvent.MessageSent e -> stands(e.conversationId(), e.messageNo(), 0, seen, writes);
            case ConversationEvent.MessageDeleted e -> deletion(e, seen, writes);
            case ConversationEvent.Read _,
                    ConversationEvent.Pinned _,
                    ConversationEvent.Muted _,
                    ConversationEvent.Hidden _,
                    ConversationEvent.MarkedUnread _ -> {}
        }
    }

    /// Deleting again changes nothing: a page of before that shows it deleted already.
    private static void deletion(ConversationEvent.MessageDeleted e, PublishedEvent seen, Writes writes) {
        writes.document(DELETION, e.conversationId() + "/" + e.account() + "/" + padded(e.messageNo()))
                .initially("no", e.messageNo())
                .initially("since", seen.at());
    }

    private static void stands(ConversationId conversation, long no, long line, PublishedEvent seen, Writes writes) {
        writes.insert(
                TIMELINE,
                conversation + "/" + padded(no) + "/" + padded(line),
                new Document("c", conversation.toString()).append("no", no).append("event", seen.view()));
    }

    private static String padded(long number) {
        var digits = Long.toString(number);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
