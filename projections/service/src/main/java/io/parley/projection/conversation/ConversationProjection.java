package io.parley.projection.conversation;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
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
import java.util.Date;
import java.util.List;
import java.util.Objects;

/// `conversation`: {_id, open, lastNo, last: "<EventView>", lastTime, p}, and of two {members: [2], ownLast:
/// {<account>: no}}, of a group {group: {names: {<position>: name, empty for none}, avatars?: {likewise}, description?,
/// announcement?: {no, by, time, text}, inviting?, historyFromStart?, quietLeaving?, silenced?, dissolved?, count,
/// allMentionedNo?}}, absent as at first;
/// `participation`: {_id: "<conversation>/<account>", conversation, account, readUpTo, shown, pinned?, muted?,
/// hiddenUpTo?, markedUnread?, p}, in a group also {ownLast?, announcementReadNo?, remark?}, where `shown` is the mark
/// as far as the others may see it;
/// `member`: {_id: "<conversation>/<account>", c: conversation, account, present, role, nickname?, mutedUntil?, joined:
/// time of the last joining, joinedNo, joins: {<position>: {no, from}}, leaves?: {<position>: no}, last?:
/// "<EventView>" of what took him out, mentionedNo?, invited?: position of the open invitation, invitedBy?,
/// invitedTime?, requests?: {<position>: {by, time, link}}, answers?: {<position>: true}, answered?: position of the
/// last answer if no request came after it, p}, of a group's past and present members, who see what happened from
/// `from` on until they left, and without `joins` of those who are invited, are to join or were mentioned;
/// `link`: {_id: "<conversation>/<link>", c: conversation, link, by, made: position, until?, uses?, revoked?, joins?:
/// {<position>: how many came by it}, p}.
public final class ConversationProjection implements Projection {
    static final String CONVERSATION = "conversation";
    private static final String PARTICIPATION = "participation";

    @Override
    public String name() {
        return "conversations";
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public List<String> collections() {
        return List.of(CONVERSATION, PARTICIPATION, GroupDocuments.MEMBER, GroupDocuments.LINK);
    }

    @Override
    public void createIndexes(MongoDatabase database) {
        database.getCollection(CONVERSATION).createIndex(Indexes.ascending("members"));
        database.getCollection(PARTICIPATION).createIndex(Indexes.ascending("account"));
        database.getCollection(PARTICIPATION).createIndex(Indexes.ascending("conversation"));
        database.getCollection(GroupDocuments.MEMBER).createIndex(Indexes.ascending("account"));
        database.getCollection(GroupDocuments.MEMBER)
                .createIndex(Indexes.ascending("c", "present", "joined", "account"));
        database.getCollection(GroupDocuments.MEMBER).createIndex(Indexes.ascending("c", "answered"));
        database.getCollection(GroupDocuments.LINK).createIndex(Indexes.ascending("c"));
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
                newest(e.conversationId(), seen, writes).set("open", false);
            case ConversationEvent.Reopened e ->
                newest(e.conversationId(), seen, writes).set("open", true);
            case ConversationEvent.MessageSent e -> sent(e, seen, writes);
            case ConversationEvent.Read e ->
                read(participation(writes, e.conversationId(), e.reader()), e.upTo(), e.shown());
            case ConversationEvent.Pinned e ->
                participation(writes, e.conversationId(), e.account()).set("pinned", e.pinned());
            case ConversationEvent.Muted e ->
                participation(writes, e.conversationId(), e.account()).set("muted", e.muted());
            case ConversationEvent.Hidden e ->
                participation(writes, e.conversationId(), e.account()).set("hiddenUpTo", e.upTo());
            case ConversationEvent.MarkedUnread e ->
                participation(writes, e.conversationId(), e.account()).set("markedUnread", e.unread());
            case ConversationEvent.MessageDeleted _ -> {
                // stands with the timeline
            }
        }
    }

    private static void opened(ConversationEvent.Opened e, DocumentWrite conversation) {
        conversation
                .set("members", e.members().stream().map(AccountId::toString).toList())
                .set("open", true)
                .set("lastNo", 0L);
        e.members().forEach(account -> conversation.set("ownLast." + account, 0L));
    }

    private static void sent(ConversationEvent.MessageSent e, PublishedEvent seen, Writes writes) {
        var conversation = newest(e.conversationId(), seen, writes).set("lastNo", e.messageNo());
        if (!e.conversationId().isGroup()) {
            conversation.set("ownLast." + e.sender(), e.messageNo());
            return;
        }
        participation(writes, e.conversationId(), e.sender()).set("ownLast", e.messageNo());
        var mentions = mentions(e);
        if (mentions.stream().anyMatch(mention -> mention.account() == null)) {
            conversation.set("group.allMentionedNo", e.messageNo());
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
        return writes.document(CONVERSATION, conversation.toString())
                .set("last", seen.view())
                .set("lastTime", Date.from(seen.time()));
    }

    static void read(DocumentWrite participation, long upTo, boolean shown) {
        participation.set("readUpTo", upTo).set("markedUnread", false);
        if (shown) {
            participation.set("shown", upTo);
        }
    }

    static DocumentWrite participation(Writes writes, ConversationId conversation, AccountId account) {
        return writes.document(PARTICIPATION, conversation + "/" + account)
                .initially("conversation", conversation.toString())
                .initially("account", account.toString())
                .initially("shown", 0L);
    }
}
