package io.parley.query.group;

import io.parley.api.account.Avatar;
import io.parley.api.group.Inviting;
import io.parley.readmodel.conversation.ConversationDocument;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a group shows of itself, and how people may join it.
///
/// @param name absent if the group has no name and goes by its members' names
/// @param count the number of members
public record Group(@Nullable String name, @Nullable Avatar avatar, int count, Inviting inviting, boolean dissolved) {

    /// Whether this member may invite, under the group's settings.
    public boolean lets(Membership member) {
        return member.present() && (inviting != Inviting.ADMINS || member.leads());
    }

    /// @param conversation the group's document
    public static Group of(ConversationDocument conversation) {
        return asOf(conversation, Long.MAX_VALUE);
    }

    /// The group with the name and picture that it had at this position.
    public static Group asOf(ConversationDocument conversation, long position) {
        var group = Objects.requireNonNull(conversation.group());
        return new Group(
                group.nameAt(position),
                group.avatarAt(position),
                group.count(),
                Objects.requireNonNullElse(group.inviting(), Inviting.ANYONE),
                group.dissolved());
    }
}
