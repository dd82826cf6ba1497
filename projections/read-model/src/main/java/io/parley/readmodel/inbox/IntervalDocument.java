package io.parley.readmodel.inbox;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.readmodel.Fields;
import io.parley.readmodel.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/// An account's membership in a conversation, from one position until another, if it has ended. Only the
/// inbox reads it.
///
/// @param conversation the key of the conversation in this epoch
/// @param decides whether the account is the owner or an admin
@Document(IntervalDocument.COLLECTION)
public record IntervalDocument(
        @Id String key,
        @Field(CONVERSATION) String conversation,
        @Field(ACCOUNT) AccountId account,
        @Field(FROM) long from,
        @Field(TO) @Nullable Long to,
        @Field(DECIDES) boolean decides,
        @Field(Fields.POSITION) long position) {
    public static final String COLLECTION = "inbox_member";
    public static final String CONVERSATION = "c";
    public static final String ACCOUNT = "account";
    public static final String FROM = "from";
    public static final String TO = "to";
    public static final String DECIDES = "decides";

    public static String key(String epoch, ConversationId conversation, AccountId account, long from) {
        return Keys.of(conversation(epoch, conversation), account, from);
    }

    public static String conversation(String epoch, ConversationId conversation) {
        return Keys.of(epoch, conversation);
    }

    public static void createIndexes(MongoDatabase database) {
        database.getCollection(COLLECTION).createIndex(Indexes.ascending(CONVERSATION));
    }
}
