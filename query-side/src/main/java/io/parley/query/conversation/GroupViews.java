package io.parley.query.conversation;

import static io.parley.query.conversation.Perspective.flag;
import static io.parley.query.conversation.Perspective.number;

import io.parley.api.AccountId;
import io.parley.api.account.Avatar;
import io.parley.api.group.AnnouncementView;
import io.parley.api.group.GroupView;
import io.parley.api.group.Inviting;
import io.parley.query.group.Membership;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What a group is beside a conversation.
final class GroupViews {
    private GroupViews() {}

    static GroupView of(Document conversation, Membership membership, List<Membership> first, @Nullable Document own) {
        var group = conversation.get("group", Document.class);
        var mentionedNo = Math.max(membership.mentionedNo(), number(group, "allMentionedNo"));
        return new GroupView(
                group.getString("name"),
                group.getString("description"),
                avatar(group),
                announcement(group.get("announcement", Document.class)),
                number(own, "announcementReadNo"),
                membership.member(),
                (int) number(group, "count"),
                first.stream().map(Membership::member).toList(),
                inviting(group),
                flag(group, "historyFromStart"),
                flag(group, "quietLeaving"),
                flag(group, "silenced"),
                flag(group, "dissolved"),
                membership.joinedNo(),
                mentionedNo > membership.joinedNo() ? mentionedNo : 0,
                remark(own));
    }

    /// Name and picture are those of now, since there has to be something to show; of all else that isn't one's own
    /// nothing is told.
    static GroupView ofFormer(Document conversation, Membership membership, @Nullable Document own) {
        var group = conversation.get("group", Document.class);
        return new GroupView(
                group.getString("name"),
                null,
                avatar(group),
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
                remark(own));
    }

    private static Inviting inviting(Document group) {
        var inviting = group.getString("inviting");
        return inviting == null ? Inviting.ANYONE : Inviting.valueOf(inviting.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Avatar avatar(Document group) {
        var avatar = group.getString("avatar");
        return avatar == null ? null : Avatar.valueOf(avatar.toUpperCase(Locale.ROOT));
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
