package io.parley.readmodel.inbox;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.readmodel.Fields;
import io.parley.readmodel.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/// That an account is in a room (the members of a conversation, or those who are told what somebody changes about
/// themselves), from one position until another, if that has ended. Only the inbox reads it.
///
/// @param room the key of the room in this epoch
/// @param decides whether the account is the owner or an admin
@Document(IntervalDocument.COLLECTION)
public record IntervalDocument(
        @Id String key,
        @Field(ROOM) String room,
        @Field(ACCOUNT) AccountId account,
        @Field(FROM) long from,
        @Field(TO) @Nullable Long to,
        @Field(DECIDES) boolean decides,
        @Field(Fields.POSITION) long position) {
    public static final String COLLECTION = "inbox_member";
    public static final String ROOM = "room";
    public static final String ACCOUNT = "account";
    public static final String FROM = "from";
    public static final String TO = "to";
    public static final String DECIDES = "decides";

    public static String key(String epoch, String room, AccountId account, long from) {
        return Keys.of(room(epoch, room), account, from);
    }

    public static String room(String epoch, String room) {
        return Keys.of(epoch, room);
    }

    public static void createIndexes(MongoDatabase database) {
        database.getCollection(COLLECTION).createIndex(Indexes.ascending(ROOM));
    }
}
