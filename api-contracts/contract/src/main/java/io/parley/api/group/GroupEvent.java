package io.parley.api.group;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.Revision;
import io.parley.api.account.Avatar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a group. Its messages are `message.sent`, as in any conversation. The deciders are the owner and the
/// admins, as they are after the event; so are the members.
///
/// `waiting`, where an event has it: how many wait to be let in from now on. Revision 2 of each but
/// `group.join-approved` added it.
public sealed interface GroupEvent extends Event {
    ConversationId conversationId();

    /// A line of the chat. It takes no number: it stands after message `afterNo`, in the order of `lineNo`, which
    /// counts from 1 what stands after the same message.
    sealed interface Line extends GroupEvent {
        long afterNo();

        int lineNo();
    }

    /// Audience: the members.
    ///
    /// @param members the owner and those whom he has added, the owner first
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

    /// `by` has added `members`, who may be himself alone: he came by a link. Audience: the members, those included.
    ///
    /// @param count of members from now on
    /// @param fromStart whether they see what was said before
    /// @param linkId the invite link that they came by, if they did
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

    /// `account`, who wants to be asked first, is asked by `by`. Asked again, it stands for the earlier one. Audience:
    /// `account`.
    @JsonTypeName("group.invited")
    record Invited(ConversationId conversationId, AccountId by, AccountId account) implements GroupEvent {}

    /// Audience: `account`, who doesn't want to be in it.
    @JsonTypeName("group.invitation-declined")
    record InvitationDeclined(ConversationId conversationId, AccountId account) implements GroupEvent {}

    /// `account` is to join, once a decider lets him in. Audience: the deciders, and `by`.
    ///
    /// @param by who invites him; himself where he came by a link
    @JsonTypeName("group.join-requested")
    @Revision(2)
    record JoinRequested(
            ConversationId conversationId,
            AccountId account,
            AccountId by,
            @Nullable LinkId linkId,
            @Nullable Integer waiting)
            implements GroupEvent {}

    /// `by` lets `account` in, who is added or asked next; or asks one who waited. Audience: the deciders, and
    /// `requestedBy`.
    @JsonTypeName("group.join-approved")
    record JoinApproved(
            ConversationId conversationId, AccountId by, AccountId account, AccountId requestedBy, int waiting)
            implements GroupEvent {}

    /// `by` doesn't let `account` in, or he has taken it back. Audience: the deciders, and `requestedBy`.
    @JsonTypeName("group.join-refused")
    @Revision(2)
    record JoinRefused(
            ConversationId conversationId,
            AccountId by,
            AccountId account,
            AccountId requestedBy,
            @Nullable Integer waiting)
            implements GroupEvent {}

    /// Who has the link may join. Audience: the deciders, and `by`.
    ///
    /// @param until absent where it has no end
    /// @param uses how many may come by it; absent for any number
    @JsonTypeName("group.link-made")
    record LinkMade(
            ConversationId conversationId,
            AccountId by,
            LinkId linkId,
            @Nullable Instant until,
            @Nullable Integer uses) implements GroupEvent {}

    /// Nobody joins by it any more. Audience: the deciders, and `by`.
    @JsonTypeName("group.link-revoked")
    record LinkRevoked(ConversationId conversationId, AccountId by, LinkId linkId) implements GroupEvent {}

    /// Audience: the members, `account` included.
    ///
    /// @param quiet to be shown to the owner and the admins only
    @JsonTypeName("group.left")
    record Left(ConversationId conversationId, AccountId account, int count, boolean quiet, long afterNo, int lineNo)
            implements Line {}

    /// `by` has taken `members` out. Audience: the members, those included.
    @JsonTypeName("group.removed")
    record Removed(
            ConversationId conversationId, AccountId by, List<AccountId> members, int count, long afterNo, int lineNo)
            implements Line {}

    /// Nothing more is said in it, and nobody joins or leaves. Audience: the members.
    @JsonTypeName("group.dissolved")
    record Dissolved(ConversationId conversationId, AccountId by, long afterNo, int lineNo) implements Line {}

    /// `account` is an admin now, or no more. Audience: the members.
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

    /// `from`, who was the owner, is a mere member now. Audience: the members.
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

    /// `by` gave it a name, or without `personal.name` took it away. Audience: the members.
    @JsonTypeName("group.renamed")
    record Renamed(
            ConversationId conversationId,
            AccountId by,
            long afterNo,
            int lineNo,
            AccountId subject,
            @Nullable Personal personal)
            implements Line {}

    /// Audience: the members. Without `personal.description` it was taken away.
    @JsonTypeName("group.described")
    record Described(
            ConversationId conversationId, AccountId by, AccountId subject, Described.@Nullable Personal personal)
            implements GroupEvent {
        public record Personal(@Nullable String description) {}
    }

    /// Audience: the members. Without `personal.text` the announcement was taken away.
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

    /// Audience: the members.
    ///
    /// @param avatar absent where the members' are to be shown
    @JsonTypeName("group.avatar-changed")
    record AvatarChanged(
            ConversationId conversationId,
            AccountId by,
            @Nullable Avatar avatar,
            long afterNo,
            int lineNo) implements Line {}

    /// Audience: the members. See `GroupCommand.ChangeSettings`; at first anyone may invite, and both are false.
    @JsonTypeName("group.settings-changed")
    record SettingsChanged(
            ConversationId conversationId,
            AccountId by,
            Inviting inviting,
            boolean historyFromStart,
            boolean quietLeaving)
            implements GroupEvent {}

    /// Only the owner and the admins may write, or everyone again. Audience: the members.
    @JsonTypeName("group.silenced")
    record Silenced(ConversationId conversationId, AccountId by, boolean silenced, long afterNo, int lineNo)
            implements Line {}

    /// `account` can't write until then. Audience: the members.
    @JsonTypeName("group.member-muted")
    record MemberMuted(
            ConversationId conversationId, AccountId by, AccountId account, Instant until, long afterNo, int lineNo)
            implements Line {}

    /// Audience: the members.
    @JsonTypeName("group.member-unmuted")
    record MemberUnmuted(ConversationId conversationId, AccountId by, AccountId account, long afterNo, int lineNo)
            implements Line {}

    /// What `account` is called in this group; without `personal.nickname` as everywhere. Audience: the members.
    @JsonTypeName("group.nickname-changed")
    record NicknameChanged(
            ConversationId conversationId,
            AccountId account,
            AccountId subject,
            NicknameChanged.@Nullable Personal personal)
            implements GroupEvent {
        public record Personal(@Nullable String nickname) {}
    }

    /// What `account` calls the group; without `personal.remark` it was taken away. Audience: `account`.
    @JsonTypeName("group.remark-changed")
    record RemarkChanged(
            ConversationId conversationId,
            AccountId account,
            AccountId subject,
            RemarkChanged.@Nullable Personal personal)
            implements GroupEvent {
        public record Personal(@Nullable String remark) {}
    }

    /// Audience: `account`.
    @JsonTypeName("group.announcement-read")
    record AnnouncementRead(ConversationId conversationId, AccountId account, long announcementNo)
            implements GroupEvent {}

    /// As `conversation.read`; the others ask for it and are not told. Audience: `reader`.
    ///
    /// @param shown whether the others may know
    @JsonTypeName("group.read")
    record Read(ConversationId conversationId, AccountId reader, long upTo, boolean shown) implements GroupEvent {}

    /// What the group is called.
    record Personal(@Nullable String name) {}
}
