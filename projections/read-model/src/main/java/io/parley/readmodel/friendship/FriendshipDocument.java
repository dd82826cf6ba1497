package io.parley.readmodel.friendship;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.friendship.Source;
import io.parley.readmodel.Fields;
import io.parley.readmodel.Keys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Query;

/// The relation of two people as one of them, its owner, sees it. It exists from the time when the owner first
/// learns of the other.
@Document(FriendshipDocument.COLLECTION)
public record FriendshipDocument(
        @Id String key,
        @Field(OWNER) AccountId owner,
        @Field(OTHER) AccountId other,
        @Field(FRIENDS) boolean friends,
        @Field(CONVERSATION) @Nullable ConversationId conversationId,
        @Field(OUTGOING) @Nullable Request outgoing,
        @Field(INCOMING) @Nullable Request incoming,
        @Field(BLOCKED) boolean blocked,
        @Field(REMARK) @Nullable String remark,
        @Field(SOURCE) @Nullable Source source,
        @Field(Fields.POSITION) long position) {
    public static final String PROJECTION = "friendships";
    public static final String COLLECTION = "friendship";
    public static final String OWNER = "owner";
    public static final String OTHER = "other";
    public static final String FRIENDS = "friends";
    public static final String CONVERSATION = "conversationId";
    public static final String OUTGOING = "outgoing";
    public static final String INCOMING = "incoming";
    public static final String BLOCKED = "blocked";
    public static final String REMARK = "remark";
    public static final String SOURCE = "source";

    public record Request(@Nullable String message, Instant time) {}

    public static String key(AccountId owner, AccountId other) {
        return Keys.of(owner, other);
    }

    public static void createIndexes(MongoDatabase database) {
        database.getCollection(COLLECTION).createIndex(Indexes.ascending(OWNER));
    }

    public static Query of(AccountId owner) {
        return Query.query(where(OWNER).is(owner));
    }

    /// The owner's documents for those of the accounts with whom they have or had a relation.
    public static Query between(AccountId owner, Collection<AccountId> accounts) {
        return Query.query(where(Fields.KEY)
                .in(accounts.stream().map(other -> key(owner, other)).toList()));
    }

    /// Those of these keys whose people are friends.
    public static Query friends(List<String> keys) {
        return Query.query(where(Fields.KEY).in(keys).and(FRIENDS).is(true));
    }
}
