package io.parley.api.group;

import io.parley.api.account.Avatar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a group is beside a conversation, as somebody who is or was in it sees it. Former members see the name and
/// avatar that it had when they left and what is their own; all else is as in a new group, without any members.
///
/// @param name absent where it is called after its members
/// @param avatar absent where it is made of those of its members
/// @param announcementReadNo number of the last announcement that need not stand on top any more, 0 if there is none
/// @param self one's own membership; absent where one is a member no more
/// @param count of members
/// @param members the 20 who have been in it longest, in the order of their joining
/// @param joinedNo number of the last message before one joined: what stands before isn't unread
/// @param mentionedNo number of the last message that mentions one, 0 if there is none
/// @param requests how many are to join and wait to be let in; 0 for those who can't let them in
/// @param remark what one calls it for oneself
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
