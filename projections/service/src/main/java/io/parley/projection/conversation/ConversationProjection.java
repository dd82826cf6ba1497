package io.parley.projection.conversation;

import com.mongodb.client.MongoDatabase;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.Mention;
import io.parley.api.group.GroupEvent;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.kit.DocumentWrite;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.Writes;
import io.parley.readmodel.Fields;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.conversation.GroupDetails;
import io.parley.readmodel.conversation.ParticipationDocument;
import io.parley.readmodel.group.LinkDocument;
import io.parley.readmodel.group.MemberDocument;
import java.util.List;
import java.util.Objects;

/// Makes a `ConversationDocument` of each conversation, and a `ParticipationDocument` for each member who has
/// read it or has settings of their own. For groups it also makes `MemberDocument` and `LinkDocument`.
public final class ConversationProjection implements Projection {
    @Override
    public String name() {
        return ConversationDocument.PROJECTION;
    }

    @Override
    public int version() {
        return 6;
    }

    @Override
    public List<String> collections() {
        return List.of(
                ConversationDocument.COLLECTION,
                ParticipationDocument.COLLECTION,
                MemberDocument.COLLECTION,
                LinkDocument.COLLECTION);
    }

    @Override
    public void createIndexes(MongoDatabase database) {
        ConversationDocument.createIndexes(database);
        ParticipationDocument.createIndexes(database);
        MemberDocument.createIndexes(database);
        LinkDocument.createIndexes(database);
    }

    @Override
    public void on(Event event, PublishedEvent seen, Writes writes) {
        if (event instanceof ConversationEvent change) {
            on(change, seen, writes);
        } else if (event instanceof GroupEvent change) {
            new GroupDocuments(writes, seen).on(change);
        }
    }

    private static void on(ConversationEvent event, PublishedEvent seen, Writes writes) {
        switch (event) {
            case ConversationEvent.Opened e -> opened(e, newest(e.conversationId(), seen, writes));
            case ConversationEvent.Closed e ->
                newest(e.conversationId(), seen, writes).set(ConversationDocument.OPEN, false);
            case ConversationEvent.Reopened e ->
                newest(e.conversationId(), seen, writes).set(ConversationDocument.OPEN, true);
            case ConversationEvent.MessageSent e -> sent(e, seen, writes);
            case ConversationEvent.Read e ->
                read(participation(writes, e.conversationId(), e.reader()), e.upTo(), e.shown());
            case ConversationEvent.Pinned e ->
                participation(writes, e.conversationId(), e.account()).set(ParticipationDocument.PINNED, e.pinned());
            case ConversationEvent.Muted e ->
                participation(writes, e.conversationId(), e.account()).set(ParticipationDocument.MUTED, e.muted());
            case ConversationEvent.Hidden e ->
                participation(writes, e.conversationId(), e.account())
                        .set(ParticipationDocument.HIDDEN_UP_TO, e.upTo());
            case ConversationEvent.Archived e ->
                participation(writes, e.conversationId(), e.account())
                        .set(ParticipationDocument.ARCHIVED_UP_TO, e.archived() ? e.upTo() : null);
            case ConversationEvent.MarkedUnread e ->
                participation(writes, e.conversationId(), e.account())
                        .set(ParticipationDocument.MARKED_UNREAD, e.unread());
            case ConversationEvent.MessageDeleted _ -> {
                // belongs to the timeline's view
            }
        }
    }

    private static void opened(ConversationEvent.Opened e, DocumentWrite conversation) {
        conversation
                .set(ConversationDocument.MEMBERS, e.members())
                .set(ConversationDocument.OPEN, true)
                .set(ConversationDocument.LAST_NO, 0L);
        e.members().forEach(account -> conversation.set(ownLast(account), 0L));
    }

    private static String ownLast(AccountId account) {
        return Fields.path(ConversationDocument.OWN_LAST, account);
    }

    private static void sent(ConversationEvent.MessageSent e, PublishedEvent seen, Writes writes) {
        var conversation = newest(e.conversationId(), seen, writes).set(ConversationDocument.LAST_NO, e.messageNo());
        if (!e.conversationId().isGroup()) {
            conversation.set(ownLast(e.sender()), e.messageNo());
            return;
        }
        participation(writes, e.conversationId(), e.sender()).set(ParticipationDocument.OWN_LAST, e.messageNo());
        var mentions = mentions(e);
        if (mentions.stream().anyMatch(mention -> mention.account() == null)) {
            conversation.set(GroupDetails.path(GroupDetails.ALL_MENTIONED_NO), e.messageNo());
        }
        var accounts =
                mentions.stream().map(Mention::account).filter(Objects::nonNull).toList();
        new GroupDocuments(writes, seen).mentioned(e.conversationId(), accounts, e.messageNo());
    }

    private static List<Mention> mentions(ConversationEvent.MessageSent e) {
        if (e.personal() == null) {
            return List.of();
        }
        var mentions = switch (e.personal().content()) {
            case Content.PlainText text -> text.mentions();
        };
        return mentions == null ? List.of() : mentions;
    }

    static DocumentWrite newest(ConversationId conversation, PublishedEvent seen, Writes writes) {
        return writes.document(ConversationDocument.COLLECTION, ConversationDocument.key(conversation))
                .set(ConversationDocument.LAST, seen.view())
                .set(ConversationDocument.LAST_TIME, seen.time());
    }

    static void read(DocumentWrite participation, long upTo, boolean shown) {
        participation.set(ParticipationDocument.READ_UP_TO, upTo).set(ParticipationDocument.MARKED_UNREAD, false);
        if (shown) {
            participation.set(ParticipationDocument.SHOWN, upTo);
        }
    }

    static DocumentWrite participation(Writes writes, ConversationId conversation, AccountId account) {
        return writes.document(ParticipationDocument.COLLECTION, ParticipationDocument.key(conversation, account))
                .initially(ParticipationDocument.CONVERSATION, conversation)
                .initially(ParticipationDocument.ACCOUNT, account)
                .initially(ParticipationDocument.SHOWN, 0L);
    }
}
