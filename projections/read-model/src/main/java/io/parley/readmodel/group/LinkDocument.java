package io.parley.readmodel.group;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.invitation.LinkId;
import io.parley.readmodel.Fields;
import io.parley.readmodel.Keys;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// An invite link of a group.
///
/// @param made the position at which it was made
/// @param until when the link expires; absent if it never does
/// @param uses how many people may join by it; absent for any number
/// @param joins how many people joined by it, by position
@Document(LinkDocument.COLLECTION)
public record LinkDocument(
        @Id String key,
        @Field(CONVERSATION) ConversationId conversation,
        @Field(LINK) LinkId link,
        @Field(BY) AccountId by,
        @Field(MADE) long made,
        @Field(UNTIL) @Nullable Instant until,
        @Field(USES) @Nullable Integer uses,
        @Field(REVOKED) boolean revoked,
        @Field(JOINS) Map<String, Integer> joins,
        @Field(Fields.POSITION) long position) {
    public static final String COLLECTION = "link";
    public static final String CONVERSATION = "conversation";
    public static final String LINK = "link";
    public static final String BY = "by";
    public static final String MADE = "made";
    public static final String UNTIL = "until";
    public static final String USES = "uses";
    public static final String REVOKED = "revoked";
    public static final String JOINS = "joins";

    /// How many people have joined by the link.
    public int used() {
        return joins.values().stream().mapToInt(Integer::intValue).sum();
    }

    public static String key(ConversationId conversation, LinkId link) {
        return Keys.of(conversation, link);
    }

    public static void createIndexes(MongoDatabase database) {
        database.getCollection(COLLECTION).createIndex(Indexes.ascending(CONVERSATION));
    }

    /// A group's links that were not revoked, the newest first.
    public static Query of(ConversationId group) {
        return standing(where(CONVERSATION).is(group));
    }

    /// The link, unless it was revoked.
    public static Query of(ConversationId group, LinkId link) {
        return standing(where(Fields.KEY).is(key(group, link)));
    }

    private static Query standing(Criteria which) {
        return Query.query(which.and(REVOKED).exists(false)).with(Sort.by(Sort.Direction.DESC, MADE));
    }
}
