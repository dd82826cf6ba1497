package io.parley.query.group;

import io.parley.api.Wire;
import io.parley.api.account.Avatar;
import io.parley.api.group.Inviting;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What a group shows of itself, and how one comes into it.
///
/// @param name absent where it is called after its members
/// @param count of members
public record Group(@Nullable String name, @Nullable Avatar avatar, int count, Inviting inviting, boolean dissolved) {

    /// @param conversation the group's document
    public static Group of(Document conversation) {
        return asOf(conversation, Long.MAX_VALUE);
    }

    /// With the name and picture that it had at this position.
    public static Group asOf(Document conversation, long position) {
        var group = Objects.requireNonNull(conversation.get("group", Document.class));
        var avatar = last(group, "avatars", position);
        var inviting = group.getString("inviting");
        return new Group(
                last(group, "names", position),
                avatar == null ? null : Wire.constant(Avatar.class, avatar),
                group.getInteger("count", 0),
                inviting == null ? Inviting.ANYONE : Wire.constant(Inviting.class, inviting),
                group.getBoolean("dissolved", false));
    }

    private static @Nullable String last(Document group, String field, long position) {
        var entry = ByPosition.of(group, field).floorEntry(position);
        return entry == null || entry.getValue().equals("") ? null : (String) entry.getValue();
    }
}
