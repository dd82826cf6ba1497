package io.parley.readmodel.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.wire.EventView;
import io.parley.readmodel.Fields;
import io.parley.readmodel.ReadModel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Query;

/// A conversation, by its id.
///
/// @param members the members of a direct conversation; a group's members have documents of their own
/// @param lastNo the number of the last message
/// @param ownLast the number of each one's last message, in a direct conversation
/// @param last the newest line
/// @param group what a group has beside that
@Document(ConversationDocument.COLLECTION)
public record ConversationDocument(
        @Id String key,
        @Field(MEMBERS) List<AccountId> members,
        @Field(OPEN) boolean open,
        @Field(LAST_NO) long lastNo,
        @Field(OWN_LAST) Map<AccountId, Long> ownLast,
        @Field(LAST) EventView last,
        @Field(LAST_TIME) Instant lastTime,
        @Field(GROUP) @Nullable GroupDetails group,
        @Field(Fields.POSITION) long position) {
    public static final String PROJECTION = "conversations";
    public static final String COLLECTION = "conversation";
    public static final String MEMBERS = "members";
    public static final String OPEN = "open";
    public static final String LAST_NO = "lastNo";
    public static final String OWN_LAST = "ownLast";
    public static final String LAST = "last";
    public static final String LAST_TIME = "lastTime";
    public static final String GROUP = "group";

    public ConversationId conversationId() {
        return ConversationId.of(key);
    }

    /// The other member of a direct conversation; the member themselves where they are the only one.
    public AccountId other(AccountId member) {
        return members.stream().filter(one -> !one.equals(member)).findFirst().orElse(member);
    }

    public static String key(ConversationId conversation) {
        return conversation.toString();
    }

    public static void createIndexes(MongoDatabase database) {
        database.getCollection(COLLECTION).createIndex(Indexes.ascending(MEMBERS));
    }

    /// The account's direct conversations.
    public static Query of(AccountId member) {
        return Query.query(where(MEMBERS).is(member));
    }

    /// The direct conversation, if the account is a member of it.
    public static Query of(AccountId member, ConversationId conversation) {
        return Query.query(where(Fields.KEY).is(key(conversation)).and(MEMBERS).is(member));
    }

    public static Query among(Collection<ConversationId> conversations) {
        return Query.query(where(Fields.KEY).in(ReadModel.texts(conversations)));
    }

    /// Those of the conversations that are groups.
    public static Query groupsAmong(Collection<ConversationId> conversations) {
        return Query.query(
                where(Fields.KEY).in(ReadModel.texts(conversations)).and(GROUP).exists(true));
    }

    /// The members of the conversations that are open, and no other field.
    public static Query membersOfOpen(Collection<ConversationId> conversations) {
        var query = Query.query(
                where(Fields.KEY).in(ReadModel.texts(conversations)).and(OPEN).is(true));
        query.fields().include(MEMBERS);
        return query;
    }
}
