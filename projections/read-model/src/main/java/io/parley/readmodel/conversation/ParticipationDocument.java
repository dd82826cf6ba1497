package io.parley.readmodel.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.readmodel.Fields;
import io.parley.readmodel.Keys;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Query;

/// How far one member has read a conversation, and the settings that they have for it.
///
/// @param shown the read mark, as far as the others may see it
/// @param ownLast in a group, the number of the member's last message
@Document(ParticipationDocument.COLLECTION)
public record ParticipationDocument(
        @Id String key,
        @Field(CONVERSATION) ConversationId conversation,
        @Field(ACCOUNT) AccountId account,
        @Field(READ_UP_TO) long readUpTo,
        @Field(SHOWN) long shown,
        @Field(PINNED) boolean pinned,
        @Field(MUTED) boolean muted,
        @Field(HIDDEN_UP_TO) @Nullable Long hiddenUpTo,
        @Field(ARCHIVED_UP_TO) @Nullable Long archivedUpTo,
        @Field(MARKED_UNREAD) boolean markedUnread,
        @Field(OWN_LAST) long ownLast,
        @Field(ANNOUNCEMENT_READ_NO) long announcementReadNo,
        @Field(REMARK) @Nullable String remark,
        @Field(Fields.POSITION) long position) {
    public static final String COLLECTION = "participation";
    public static final String CONVERSATION = "conversation";
    public static final String ACCOUNT = "account";
    public static final String READ_UP_TO = "readUpTo";
    public static final String SHOWN = "shown";
    public static final String PINNED = "pinned";
    public static final String MUTED = "muted";
    public static final String HIDDEN_UP_TO = "hiddenUpTo";
    public static final String ARCHIVED_UP_TO = "archivedUpTo";
    public static final String MARKED_UNREAD = "markedUnread";
    public static final String OWN_LAST = "ownLast";
    public static final String ANNOUNCEMENT_READ_NO = "announcementReadNo";
    public static final String REMARK = "remark";

    /// For a member without a document, who has read and changed nothing.
    public static ParticipationDocument untouched(ConversationId conversation, AccountId account) {
        return new ParticipationDocument(
                key(conversation, account),
                conversation,
                account,
                0,
                0,
                false,
                false,
                null,
                null,
                false,
                0,
                0,
                null,
                0);
    }

    public static String key(ConversationId conversation, AccountId account) {
        return Keys.of(conversation, account);
    }

    public static void createIndexes(MongoDatabase database) {
        database.getCollection(COLLECTION).createIndex(Indexes.ascending(ACCOUNT));
        database.getCollection(COLLECTION).createIndex(Indexes.ascending(CONVERSATION));
    }

    public static Query among(Collection<String> keys) {
        return Query.query(where(Fields.KEY).in(keys));
    }

    /// The members whose visible read mark has reached this message.
    public static Query readersOf(ConversationId conversation, long messageNo) {
        return Query.query(where(CONVERSATION).is(conversation).and(SHOWN).gte(messageNo));
    }
}
