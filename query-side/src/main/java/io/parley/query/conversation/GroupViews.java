package io.parley.query.conversation;

import io.parley.api.group.AnnouncementView;
import io.parley.api.group.GroupView;
import io.parley.api.group.Inviting;
import io.parley.query.group.Group;
import io.parley.query.group.Membership;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.conversation.GroupDetails;
import io.parley.readmodel.conversation.ParticipationDocument;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a group has beside what every conversation has.
final class GroupViews {
    private GroupViews() {}

    /// The number of the last message that mentions the member since they joined, 0 if there is none. The
    /// member may have deleted it.
    static long mentionedNo(ConversationDocument conversation, Membership membership) {
        var group = Objects.requireNonNull(conversation.group());
        var mentionedNo = Math.max(membership.mentionedNo(), group.allMentionedNo());
        return mentionedNo > membership.joinedNo() ? mentionedNo : 0;
    }

    /// @param mentionedNo the number of the last message that mentions the member, without deleted ones
    /// @param requests the number of open requests to join
    static GroupView of(
            ConversationDocument conversation,
            Membership membership,
            long mentionedNo,
            List<Membership> first,
            int requests,
            ParticipationDocument own) {
        var shown = Group.of(conversation);
        var group = Objects.requireNonNull(conversation.group());
        return new GroupView(
                shown.name(),
                group.description(),
                shown.avatar(),
                announcement(group.announcement()),
                own.announcementReadNo(),
                membership.member(),
                shown.count(),
                first.stream().map(Membership::member).toList(),
                shown.inviting(),
                group.historyFromStart(),
                group.quietLeaving(),
                group.silenced(),
                shown.dissolved(),
                membership.joinedNo(),
                mentionedNo,
                requests,
                own.remark());
    }

    /// The view for a former member: the name and picture that they saw last, and their own settings. It
    /// contains nothing else.
    static GroupView ofFormer(ConversationDocument conversation, Membership membership, ParticipationDocument own) {
        var shown = Group.asOf(conversation, membership.end());
        return new GroupView(
                shown.name(),
                null,
                shown.avatar(),
                null,
                own.announcementReadNo(),
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
                own.remark());
    }

    private static @Nullable AnnouncementView announcement(GroupDetails.@Nullable Announcement announcement) {
        return announcement == null
                ? null
                : new AnnouncementView(announcement.no(), announcement.by(), announcement.time(), announcement.text());
    }
}
