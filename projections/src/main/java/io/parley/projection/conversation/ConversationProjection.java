package io.parley.projection.conversation;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.Json;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.wire.EventView;
import io.parley.projection.runtime.DocumentWrite;
import io.parley.projection.runtime.Projection;
import io.parley.projection.runtime.Writes;
import java.util.Date;
import java.util.List;

/// `conversation`: {_id, members: [2], open, lastNo, ownLast: {<account>: no}, last: "<EventView>", lastTime, p};
/// `participation`: {_id: "<conversation>/<account>", conversation, account, readUpTo, shown, shownP, pinned?, muted?,
/// hiddenUpTo?, markedUnread?, p}, where `shown` is the mark as far as the others may see it, and `shownP` the position
/// of its last change: of all else here the others must not even learn that it changed.
public final class ConversationProjection implements Projection {
    private static final String CONVERSATION = "conversation";
    private static final String PARTICIPATION = "participation";

    @Override
    public String name() {
        return "conversations";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> collections() {
        return List.of(CONVERSATION, PARTICIPATION);
    }

    @Override
    public void createIndexes(MongoDatabase database) {
        database.getCollection(CONVERSATION).createIndex(Indexes.ascending("members"));
        database.getCollection(PARTICIPATION).createIndex(Indexes.ascending("account"));
        database.getCollection(PARTICIPATION).createIndex(Indexes.ascending("conversation"));
    }

    @Override
    public void on(Event event, EventView seen, Writes writes) {
        if (!(event instanceof ConversationEvent change)) {
            return;
        }
        switch (change) {
            case ConversationEvent.Opened e -> opened(e, newest(e, seen, writes));
            case ConversationEvent.Closed e -> newest(e, seen, writes).set("open", false);
            case ConversationEvent.Reopened e -> newest(e, seen, writes).set("open", true);
            case ConversationEvent.MessageSent e ->
                newest(e, seen, writes).set("lastNo", e.messageNo()).set("ownLast." + e.sender(), e.messageNo());
            case ConversationEvent.Read e -> read(e, seen, writes);
            case ConversationEvent.Pinned e ->
                participation(writes, e.conversationId(), e.account()).set("pinned", e.pinned());
            case ConversationEvent.Muted e ->
                participation(writes, e.conversationId(), e.account()).set("muted", e.muted());
            case ConversationEvent.Hidden e ->
                participation(writes, e.conversationId(), e.account()).set("hiddenUpTo", e.upTo());
            case ConversationEvent.MarkedUnread e ->
                participation(writes, e.conversationId(), e.account()).set("markedUnread", e.unread());
            // its last change, though what is deleted stands with the timeline
            case ConversationEvent.MessageDeleted e -> participation(writes, e.conversationId(), e.account());
        }
    }

    private static void opened(ConversationEvent.Opened e, DocumentWrite conversation) {
        conversation
                .set("members", e.members().stream().map(AccountId::toString).toList())
                .set("open", true)
                .set("lastNo", 0L);
        e.members().forEach(account -> conversation.set("ownLast." + account, 0L));
    }

    private static DocumentWrite newest(ConversationEvent e, EventView seen, Writes writes) {
        return writes.document(CONVERSATION, e.conversationId().toString())
                .set("last", Json.STRICT.writeValueAsString(seen))
                .set("lastTime", Date.from(seen.time()));
    }

    private static void read(ConversationEvent.Read e, EventView seen, Writes writes) {
        var participation = participation(writes, e.conversationId(), e.reader())
                .set("readUpTo", e.upTo())
                .set("markedUnread", false);
        if (e.shown()) {
            participation.set("shown", e.upTo()).set("shownP", seen.position());
        }
    }

    private static DocumentWrite participation(Writes writes, ConversationId conversation, AccountId account) {
        return writes.document(PARTICIPATION, conversation + "/" + account)
                .initially("conversation", conversation.toString())
                .initially("account", account.toString())
                .initially("shown", 0L)
                .initially("shownP", 0L);
    }
}
