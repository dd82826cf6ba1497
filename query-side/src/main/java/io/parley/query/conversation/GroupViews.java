package io.parley.query.conversation;

import static io.parley.query.Views.number;
import static io.parley.query.conversation.Perspective.flag;

import io.parley.api.AccountId;
import io.parley.api.group.AnnouncementView;
import io.parley.api.group.GroupView;
import io.parley.api.group.Inviting;
import io.parley.query.group.Group;
import io.parley.query.group.Membership;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What a group is beside a conversation.
final class GroupViews {
    private GroupViews() {}

    /// @param requests that wait to be answered
    static GroupView of(
            Document conversation,
            Membership membership,
            List<Membership> first,
            int requests,
            @Nullable Document own) {
        var shown = Group.of(conversation);
        var group = conversation.get("group", Document.class);
        var mentionedNo = Math.max(membership.mentionedNo(), number(group, "allMentionedNo"));
        return new GroupView(
                shown.name(),
                group.getString("description"),
                shown.avatar(),
                announcement(group.get("announcement", Document.class)),
                number(own, "announcementReadNo"),
                membership.member(),
                shown.count(),
                first.stream().map(Membership::member).toList(),
                shown.inviting(),
                flag(group, "historyFromStart"),
                flag(group, "quietLeaving"),
                flag(group, "silenced"),
                shown.dissolved(),
                membership.joinedNo(),
                mentionedNo > membership.joinedNo() ? mentionedNo : 0,
                requests,
                remark(own));
    }

    /// Name and picture are those that he has seen last; of all else that isn't one's own nothing is told.
    static GroupView ofFormer(Document conversation, Membership membership, @Nullable Document own) {
        var shown = Group.asOf(conversation, membership.end());
        return new GroupView(
                shown.name(),
                null,
                shown.avatar(),
                null,
                number(own, "announcementReadNo"),
                null,
                0,
                List.of(),
                Inviting.ANYONE,
                false,
                false,
                false,
                false,
                membership.joinedNo(),
                0,
                0,
                remark(own));
    }

    private static @Nullable AnnouncementView announcement(@Nullable Document announcement) {
        return announcement == null
                ? null
                : new AnnouncementView(
                        number(announcement, "no"),
                        AccountId.of(announcement.getString("by")),
                        announcement.getDate("time").toInstant(),
                        announcement.getString("text"));
    }

    private static @Nullable String remark(@Nullable Document own) {
        return own == null ? null : own.getString("remark");
    }
}
