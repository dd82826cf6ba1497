package io.parley.readmodel.group;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import io.parley.api.wire.EventView;
import io.parley.readmodel.Fields;
import io.parley.readmodel.Keys;
import java.time.Instant;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/// An account that is or was in a group. Without `joins`, an account that is invited, waits for approval
/// or was mentioned.
///
/// @param joined the time of the last joining
/// @param joinedNo the number of the last message before it
/// @param joins by position: from where on the member sees what happened, until they left
/// @param leaves by position: the number of the last message before
/// @param last the event that ended the membership; absent while they are in the group
/// @param mentionedNo the number of the last message that mentions them
/// @param invited the position of the open invitation
/// @param requests their requests to join, by position
/// @param answers the answers to such requests, by position
/// @param answered the position of the last answer, if no request came after it
@Document(MemberDocument.COLLECTION)
public record MemberDocument(
        @Id String key,
        @Field(CONVERSATION) ConversationId conversation,
        @Field(ACCOUNT) AccountId account,
        @Field(PRESENT) boolean present,
        @Field(ROLE) @Nullable Role role,
        @Field(NICKNAME) @Nullable String nickname,
        @Field(MUTED_UNTIL) @Nullable Instant mutedUntil,
        @Field(JOINED) @Nullable Instant joined,
        @Field(JOINED_NO) long joinedNo,
        @Field(JOINS) NavigableMap<Long, Joining> joins,
        @Field(LEAVES) NavigableMap<Long, Long> leaves,
        @Field(LAST) @Nullable EventView last,
        @Field(MENTIONED_NO) long mentionedNo,
        @Field(INVITED) @Nullable Long invited,
        @Field(INVITED_BY) @Nullable AccountId invitedBy,
        @Field(INVITED_TIME) @Nullable Instant invitedTime,
        @Field(REQUESTS) NavigableMap<Long, JoinRequest> requests,
        @Field(ANSWERS) NavigableMap<Long, Boolean> answers,
        @Field(ANSWERED) @Nullable Long answered,
        @Field(Fields.POSITION) long position) {
    public static final String COLLECTION = "member";
    public static final String CONVERSATION = "conversation";
    public static final String ACCOUNT = "account";
    public static final String PRESENT = "present";
    public static final String ROLE = "role";
    public static final String NICKNAME = "nickname";
    public static final String MUTED_UNTIL = "mutedUntil";
    public static final String JOINED = "joined";
    public static final String JOINED_NO = "joinedNo";
    public static final String JOINS = "joins";
    public static final String LEAVES = "leaves";
    public static final String LAST = "last";
    public static final String MENTIONED_NO = "mentionedNo";
    public static final String INVITED = "invited";
    public static final String INVITED_BY = "invitedBy";
    public static final String INVITED_TIME = "invitedTime";
    public static final String REQUESTS = "requests";
    public static final String ANSWERS = "answers";
    public static final String ANSWERED = "answered";

    /// @param no the number of the last message before it
    /// @param from the position of the first event that they see; 0 for all from the start
    public record Joining(long no, long from) {}

    /// @param link the link that they used
    public record JoinRequest(
            AccountId by, Instant time, @Nullable LinkId link) {}

    /// The fields of a present member that the index holds.
    public record Present(
            @Field(CONVERSATION) ConversationId conversation,
            @Field(ACCOUNT) AccountId account) {}

    public static String key(ConversationId conversation, AccountId account) {
        return Keys.of(conversation, account);
    }

    public static void createIndexes(MongoDatabase database) {
        var members = database.getCollection(COLLECTION);
        members.createIndex(Indexes.ascending(ACCOUNT));
        members.createIndex(Indexes.ascending(CONVERSATION, PRESENT, JOINED, ACCOUNT));
        members.createIndex(Indexes.ascending(CONVERSATION, ANSWERED));
    }
}
