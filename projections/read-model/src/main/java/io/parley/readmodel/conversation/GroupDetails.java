package io.parley.readmodel.conversation;

import io.parley.api.AccountId;
import io.parley.api.Wire;
import io.parley.api.account.Avatar;
import io.parley.api.group.Inviting;
import io.parley.readmodel.Fields;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/// What a group has beside what every conversation has, as part of the conversation's document. Absent fields
/// have their first value.
///
/// @param names each name by the position from which it applied; empty for none
/// @param avatars likewise
/// @param allMentionedNo the number of the last message that mentions everyone
/// @param count the number of members
public record GroupDetails(
        @Field(NAMES) NavigableMap<Long, String> names,
        @Field(AVATARS) NavigableMap<Long, String> avatars,
        @Field(DESCRIPTION) @Nullable String description,
        @Field(ANNOUNCEMENT) @Nullable Announcement announcement,
        @Field(INVITING) @Nullable Inviting inviting,
        @Field(HISTORY_FROM_START) boolean historyFromStart,
        @Field(QUIET_LEAVING) boolean quietLeaving,
        @Field(SILENCED) boolean silenced,
        @Field(DISSOLVED) boolean dissolved,
        @Field(COUNT) int count,
        @Field(ALL_MENTIONED_NO) long allMentionedNo) {
    public static final String NAMES = "names";
    public static final String AVATARS = "avatars";
    public static final String DESCRIPTION = "description";
    public static final String ANNOUNCEMENT = "announcement";
    public static final String INVITING = "inviting";
    public static final String HISTORY_FROM_START = "historyFromStart";
    public static final String QUIET_LEAVING = "quietLeaving";
    public static final String SILENCED = "silenced";
    public static final String DISSOLVED = "dissolved";
    public static final String COUNT = "count";
    public static final String ALL_MENTIONED_NO = "allMentionedNo";

    public record Announcement(long no, AccountId by, Instant time, String text) {}

    /// A field's path in the conversation's document.
    public static String path(String field) {
        return Fields.path(ConversationDocument.GROUP, field);
    }

    /// The path of a field's value from a position on.
    public static String path(String field, long position) {
        return Fields.path(ConversationDocument.GROUP, field, position);
    }

    /// The name that the group had at a position.
    public @Nullable String nameAt(long position) {
        return at(names, position);
    }

    /// The picture that the group had at a position.
    public @Nullable Avatar avatarAt(long position) {
        var avatar = at(avatars, position);
        return avatar == null ? null : Wire.constant(Avatar.class, avatar);
    }

    private static @Nullable String at(NavigableMap<Long, String> byPosition, long position) {
        Map.@Nullable Entry<Long, String> entry = byPosition.floorEntry(position);
        return entry == null || entry.getValue().isEmpty() ? null : entry.getValue();
    }
}
