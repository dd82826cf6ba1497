package io.parley.api.group;

import io.parley.api.account.Avatar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a group has beyond a conversation, as a present or former member sees it. Former members see the name
/// and avatar of that time and what is their own. All else is as in a new group, without any members.
///
/// @param name absent if the group is called after its members
/// @param avatar absent if the picture is made of the members' pictures
/// @param announcementReadNo number of the last announcement that the reader took off the top, 0 if
///   there is none
/// @param self the reader's own membership; absent for a former member
/// @param count number of members
/// @param members the 20 who have been in the group longest, in the order of joining
/// @param joinedNo number of the last message before the reader joined: up to it nothing is unread
/// @param mentionedNo number of the last message that mentions the reader, 0 if there is none; if the reader
///     has deleted it for themselves, of the last one before it that is unread
/// @param requests how many people wait to be let in; 0 for readers who can't let them in
/// @param remark the reader's private name for the group
public record GroupView(
        @Nullable String name,
        @Nullable String description,
        @Nullable Avatar avatar,
        @Nullable AnnouncementView announcement,
        long announcementReadNo,
        @Nullable MemberView self,
        int count,
        List<MemberView> members,
        Inviting inviting,
        boolean historyFromStart,
        boolean quietLeaving,
        boolean silenced,
        boolean dissolved,
        long joinedNo,
        long mentionedNo,
        int requests,
        @Nullable String remark) {}
