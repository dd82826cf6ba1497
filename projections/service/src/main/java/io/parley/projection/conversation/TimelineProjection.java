package io.parley.projection.conversation;

import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.group.GroupEvent;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.Writes;
import io.parley.readmodel.conversation.DeletionDocument;
import io.parley.readmodel.conversation.TimelineDocument;
import java.util.List;

/// Makes a `TimelineDocument` of each message and system line, and a `DeletionDocument` of each message that a
/// member has deleted for themselves.
public final class TimelineProjection implements Projection {
    @Override
    public String name() {
        return TimelineDocument.PROJECTION;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<String> collections() {
        return List.of(TimelineDocument.COLLECTION, DeletionDocument.COLLECTION);
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
                    ConversationEvent.Archived _,
                    ConversationEvent.MarkedUnread _ -> {}
        }
    }

    /// A second deletion changes nothing, because a page from before it already shows the message as deleted.
    private static void deletion(ConversationEvent.MessageDeleted e, PublishedEvent seen, Writes writes) {
        writes.document(
                        DeletionDocument.COLLECTION,
                        DeletionDocument.key(e.conversationId(), e.account(), e.messageNo()))
                .initially(DeletionDocument.NO, e.messageNo())
                .initially(DeletionDocument.SINCE, seen.at());
    }

    private static void stands(ConversationId conversation, long no, long line, PublishedEvent seen, Writes writes) {
        writes.insert(TimelineDocument.COLLECTION, TimelineDocument.key(conversation, no, line))
                .set(TimelineDocument.CONVERSATION, conversation)
                .set(TimelineDocument.NO, no)
                .set(TimelineDocument.EVENT, seen.view());
    }
}
