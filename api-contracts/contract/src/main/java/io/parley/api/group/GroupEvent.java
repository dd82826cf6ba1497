package io.parley.api.group;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.Revision;
import io.parley.api.account.Avatar;
import io.parley.api.invitation.LinkId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens in a group. Its messages are `message.sent`, as in any conversation. The members and the
/// deciders (the owner and the admins) of an audience are those after the event.
///
/// `waiting`, if an event has it, says how many people wait to be let in from now on. Revision 2 of each event
/// but `group.join-approved` added it.
public sealed interface GroupEvent extends Event {
    ConversationId conversationId();

    /// A line of the chat. It takes no number: it stands after message `afterNo`, in the order of `lineNo`,
    /// which counts from 1 the lines after the same message.
    sealed interface Line extends GroupEvent {
        long afterNo();

        int lineNo();
    }

    /// The owner created the group. Audience: the members.
    ///
    /// @param members the owner first, then the people whom they added
    @JsonTypeName("group.created")
    record Created(
            ConversationId conversationId,
            AccountId owner,
            List<AccountId> members,
            long afterNo,
            int lineNo,
            AccountId subject,
            @Nullable Personal personal)
            implements Line {}

    /// `by` added `members`, or came by a link as the only one of them. Audience: the
    /// members, including `members`.
    ///
    /// @param count number of members from now on
    /// @param fromStart whether they see earlier messages
    /// @param linkId the invite link that they joined by; absent if there was none
    @JsonTypeName("group.joined")
    @Revision(2)
    record Joined(
            ConversationId conversationId,
            AccountId by,
            List<AccountId> members,
            int count,
            boolean fromStart,
            @Nullable LinkId linkId,
            long afterNo,
            int lineNo,
            @Nullable Integer waiting)
            implements Line {}

    /// `by` invited `account`, who wants to be asked first. A repeated invitation replaces the earlier
    /// one. Audience: `account`.
    @JsonTypeName("group.invited")
    record Invited(ConversationId conversationId, AccountId by, AccountId account) implements GroupEvent {}

    /// `account` declined an invitation. Audience: `account`.
    @JsonTypeName("group.invitation-declined")
    record InvitationDeclined(ConversationId conversationId, AccountId account) implements GroupEvent {}

    /// `account` waits until a decider lets them in. Audience: the deciders, and `by`.
    ///
    /// @param by who invites them; they themselves if they came by a link
    @JsonTypeName("group.join-requested")
    @Revision(2)
    record JoinRequested(
            ConversationId conversationId,
            AccountId account,
            AccountId by,
            @Nullable LinkId linkId,
            @Nullable Integer waiting)
            implements GroupEvent {}

    /// `by` lets `account` in, who is then added or invited; or `by` invites a person who waited. Audience:
    /// the deciders, and `requestedBy`.
    @JsonTypeName("group.join-approved")
    record JoinApproved(
            ConversationId conversationId, AccountId by, AccountId account, AccountId requestedBy, int waiting)
            implements GroupEvent {}

    /// `by` refuses to let `account` in, or the requester withdrew the request. Audience: the
    /// deciders, and `requestedBy`.
    @JsonTypeName("group.join-refused")
    @Revision(2)
    record JoinRefused(
            ConversationId conversationId,
            AccountId by,
            AccountId account,
            AccountId requestedBy,
            @Nullable Integer waiting)
            implements GroupEvent {}

    /// `by` created an invite link: whoever has it may join. Audience: the deciders, and `by`.
    ///
    /// @param until absent if the link doesn't expire
    /// @param uses how many people may join by it; absent for any number
    @JsonTypeName("group.link-made")
    record LinkMade(
            ConversationId conversationId,
            AccountId by,
            LinkId linkId,
            @Nullable Instant until,
            @Nullable Integer uses) implements GroupEvent {}

    /// `by` revoked the link, so nobody can join by it any more. Audience: the deciders, and `by`.
    @JsonTypeName("group.link-revoked")
    record LinkRevoked(ConversationId conversationId, AccountId by, LinkId linkId) implements GroupEvent {}

    /// `account` left the group. Audience: the members, and `account`.
    ///
    /// @param quiet whether only the owner and the admins are shown it
    @JsonTypeName("group.left")
    record Left(ConversationId conversationId, AccountId account, int count, boolean quiet, long afterNo, int lineNo)
            implements Line {}

    /// `by` removed `members`. Audience: the members, including those removed.
    @JsonTypeName("group.removed")
    record Removed(
            ConversationId conversationId, AccountId by, List<AccountId> members, int count, long afterNo, int lineNo)
            implements Line {}

    /// `by` dissolved the group: nobody can write, join or leave any more. Audience: the members.
    @JsonTypeName("group.dissolved")
    record Dissolved(ConversationId conversationId, AccountId by, long afterNo, int lineNo) implements Line {}

    /// `account` is now an admin, or no longer one. Audience: the members.
    @JsonTypeName("group.role-changed")
    @Revision(2)
    record RoleChanged(
            ConversationId conversationId,
            AccountId by,
            AccountId account,
            Role role,
            long afterNo,
            int lineNo,
            @Nullable Integer waiting)
            implements Line {}

    /// `from` was the owner and is now a plain member. Audience: the members.
    @JsonTypeName("group.transferred")
    @Revision(2)
    record Transferred(
            ConversationId conversationId,
            AccountId from,
            AccountId to,
            long afterNo,
            int lineNo,
            @Nullable Integer waiting)
            implements Line {}

    /// `by` named the group, or without `personal.name` removed the name. Audience: the members.
    @JsonTypeName("group.renamed")
    record Renamed(
            ConversationId conversationId,
            AccountId by,
            long afterNo,
            int lineNo,
            AccountId subject,
            @Nullable Personal personal)
            implements Line {}

    /// `by` described the group, or without `personal.description` removed the description.
    /// Audience: the members.
    @JsonTypeName("group.described")
    record Described(
            ConversationId conversationId, AccountId by, AccountId subject, Described.@Nullable Personal personal)
            implements GroupEvent {
        public record Personal(@Nullable String description) {}
    }

    /// `by` announced something, or without `personal.text` removed the announcement. Audience: the members.
    ///
    /// @param announcementNo counts from 1
    @JsonTypeName("group.announced")
    record Announced(
            ConversationId conversationId,
            AccountId by,
            long announcementNo,
            long afterNo,
            int lineNo,
            AccountId subject,
            Announced.@Nullable Personal personal)
            implements Line {
        public record Personal(@Nullable String text) {}
    }

    /// `by` changed the group's picture. Audience: the members.
    ///
    /// @param avatar absent if the picture is made of the members' pictures
    @JsonTypeName("group.avatar-changed")
    record AvatarChanged(
            ConversationId conversationId,
            AccountId by,
            @Nullable Avatar avatar,
            long afterNo,
            int lineNo) implements Line {}

    /// The group's settings changed, see `GroupCommand.ChangeSettings`. At first anyone may invite, and both
    /// flags are false. Audience: the members.
    @JsonTypeName("group.settings-changed")
    record SettingsChanged(
            ConversationId conversationId,
            AccountId by,
            Inviting inviting,
            boolean historyFromStart,
            boolean quietLeaving)
            implements GroupEvent {}

    /// Only the owner and the admins may write, or everyone may again. Audience: the members.
    @JsonTypeName("group.silenced")
    record Silenced(ConversationId conversationId, AccountId by, boolean silenced, long afterNo, int lineNo)
            implements Line {}

    /// `account` can't write until `until`. Audience: the members.
    @JsonTypeName("group.member-muted")
    record MemberMuted(
            ConversationId conversationId, AccountId by, AccountId account, Instant until, long afterNo, int lineNo)
            implements Line {}

    /// Audience: the members.
    @JsonTypeName("group.member-unmuted")
    record MemberUnmuted(ConversationId conversationId, AccountId by, AccountId account, long afterNo, int lineNo)
            implements Line {}

    /// The name of `account` in this group. Without `personal.nickname` it is their own nickname.
    /// Audience: the members.
    @JsonTypeName("group.nickname-changed")
    record NicknameChanged(
            ConversationId conversationId,
            AccountId account,
            AccountId subject,
            NicknameChanged.@Nullable Personal personal)
            implements GroupEvent {
        public record Personal(@Nullable String nickname) {}
    }

    /// `account` gave the group a private name, or without `personal.remark` removed it. Audience: `account`.
    @JsonTypeName("group.remark-changed")
    record RemarkChanged(
            ConversationId conversationId,
            AccountId account,
            AccountId subject,
            RemarkChanged.@Nullable Personal personal)
            implements GroupEvent {
        public record Personal(@Nullable String remark) {}
    }

    /// `account` took the announcement off the top of their chat. Audience: `account`.
    @JsonTypeName("group.announcement-read")
    record AnnouncementRead(ConversationId conversationId, AccountId account, long announcementNo)
            implements GroupEvent {}

    /// Like `conversation.read`, but the others query it and get no notice. Audience: `reader`.
    ///
    /// @param shown whether the others may know
    @JsonTypeName("group.read")
    record Read(ConversationId conversationId, AccountId reader, long upTo, boolean shown) implements GroupEvent {}

    /// The group's name.
    record Personal(@Nullable String name) {}
}
