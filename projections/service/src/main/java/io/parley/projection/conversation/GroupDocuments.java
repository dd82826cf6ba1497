package io.parley.projection.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Wire;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.kit.DocumentWrite;
import io.parley.projection.kit.Writes;
import io.parley.readmodel.Fields;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.conversation.GroupDetails;
import io.parley.readmodel.conversation.ParticipationDocument;
import io.parley.readmodel.group.LinkDocument;
import io.parley.readmodel.group.MemberDocument;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What a group's events change in the documents of `ConversationProjection`.
final class GroupDocuments {
    private final Writes writes;
    private final PublishedEvent seen;

    GroupDocuments(Writes writes, PublishedEvent seen) {
        this.writes = writes;
        this.seen = seen;
    }

    void on(GroupEvent event) {
        switch (event) {
            case GroupEvent.Created e -> created(e);
            case GroupEvent.Joined e -> {
                line(e).set(GroupDetails.path(GroupDetails.COUNT), e.count());
                e.members().forEach(account -> joins(e, account, Role.MEMBER, e.fromStart()));
                if (e.linkId() != null) {
                    link(e, e.linkId())
                            .set(
                                    Fields.path(LinkDocument.JOINS, seen.at()),
                                    e.members().size());
                }
            }
            case GroupEvent.Invited e -> invited(e);
            case GroupEvent.InvitationDeclined e -> uninvited(member(e, e.account()));
            case GroupEvent.JoinRequested e -> requested(e);
            case GroupEvent.JoinApproved e -> answered(member(e, e.account()));
            case GroupEvent.JoinRefused e -> answered(member(e, e.account()));
            case GroupEvent.LinkMade e -> made(e);
            case GroupEvent.LinkRevoked e -> link(e, e.linkId()).set(LinkDocument.REVOKED, true);
            case GroupEvent.Left e -> {
                line(e).set(GroupDetails.path(GroupDetails.COUNT), e.count());
                leaves(e, e.account());
            }
            case GroupEvent.Removed e -> {
                line(e).set(GroupDetails.path(GroupDetails.COUNT), e.count());
                e.members().forEach(account -> leaves(e, account));
            }
            case GroupEvent.Dissolved e ->
                line(e).set(ConversationDocument.OPEN, false).set(GroupDetails.path(GroupDetails.DISSOLVED), true);
            case GroupEvent.RoleChanged e -> {
                line(e);
                member(e, e.account()).set(MemberDocument.ROLE, e.role());
            }
            case GroupEvent.Transferred e -> {
                line(e);
                member(e, e.from()).set(MemberDocument.ROLE, Role.MEMBER);
                member(e, e.to()).set(MemberDocument.ROLE, Role.OWNER);
            }
            case GroupEvent.Renamed e ->
                line(e).set(GroupDetails.path(GroupDetails.NAMES, seen.at()), name(e.personal()));
            case GroupEvent.Described e ->
                conversation(e)
                        .set(
                                GroupDetails.path(GroupDetails.DESCRIPTION),
                                e.personal() == null ? null : e.personal().description());
            case GroupEvent.Announced e -> line(e).set(GroupDetails.path(GroupDetails.ANNOUNCEMENT), announcement(e));
            case GroupEvent.AvatarChanged e ->
                line(e).set(
                                GroupDetails.path(GroupDetails.AVATARS, seen.at()),
                                e.avatar() == null ? "" : Wire.name(e.avatar()));
            case GroupEvent.SettingsChanged e ->
                conversation(e)
                        .set(GroupDetails.path(GroupDetails.INVITING), e.inviting())
                        .set(GroupDetails.path(GroupDetails.HISTORY_FROM_START), e.historyFromStart())
                        .set(GroupDetails.path(GroupDetails.QUIET_LEAVING), e.quietLeaving());
            case GroupEvent.Silenced e -> line(e).set(GroupDetails.path(GroupDetails.SILENCED), e.silenced());
            case GroupEvent.MemberMuted e -> {
                line(e);
                member(e, e.account()).set(MemberDocument.MUTED_UNTIL, e.until());
            }
            case GroupEvent.MemberUnmuted e -> {
                line(e);
                member(e, e.account()).set(MemberDocument.MUTED_UNTIL, null);
            }
            case GroupEvent.NicknameChanged e ->
                member(e, e.account())
                        .set(
                                MemberDocument.NICKNAME,
                                e.personal() == null ? null : e.personal().nickname());
            case GroupEvent.RemarkChanged e ->
                participation(e, e.account())
                        .set(
                                ParticipationDocument.REMARK,
                                e.personal() == null ? null : e.personal().remark());
            case GroupEvent.AnnouncementRead e ->
                participation(e, e.account()).set(ParticipationDocument.ANNOUNCEMENT_READ_NO, e.announcementNo());
            case GroupEvent.Read e -> ConversationProjection.read(participation(e, e.reader()), e.upTo(), e.shown());
        }
    }

    /// Notes the mention. An account that never was a member has such a document then too, but readers
    /// don't show it.
    void mentioned(ConversationId conversation, Collection<AccountId> accounts, long messageNo) {
        accounts.forEach(account -> member(conversation, account).set(MemberDocument.MENTIONED_NO, messageNo));
    }

    private void created(GroupEvent.Created e) {
        line(e).set(ConversationDocument.OPEN, true)
                .set(ConversationDocument.LAST_NO, e.afterNo())
                .set(GroupDetails.path(GroupDetails.NAMES, seen.at()), name(e.personal()))
                .set(GroupDetails.path(GroupDetails.COUNT), e.members().size());
        e.members().forEach(account -> joins(e, account, account.equals(e.owner()) ? Role.OWNER : Role.MEMBER, false));
    }

    /// Adds an entry to `joins`. `joins` and `leaves` keep every entry, by its position, because they decide
    /// who may see what.
    private void joins(GroupEvent.Line e, AccountId account, Role role, boolean fromStart) {
        answered(uninvited(member(e, account)))
                .set(MemberDocument.PRESENT, true)
                .set(MemberDocument.ROLE, role)
                .set(MemberDocument.JOINED, seen.time())
                .set(MemberDocument.JOINED_NO, e.afterNo())
                .set(MemberDocument.NICKNAME, null)
                .set(MemberDocument.MUTED_UNTIL, null)
                .set(MemberDocument.LAST, null)
                .set(
                        Fields.path(MemberDocument.JOINS, seen.at()),
                        new MemberDocument.Joining(e.afterNo(), fromStart ? 0L : seen.at()));
    }

    private void leaves(GroupEvent.Line e, AccountId account) {
        member(e, account)
                .set(MemberDocument.PRESENT, false)
                .set(MemberDocument.LAST, seen.view())
                .set(Fields.path(MemberDocument.LEAVES, seen.at()), e.afterNo());
    }

    /// Ends the account's request to join, because the account has the invitation to answer.
    private void invited(GroupEvent.Invited e) {
        answered(member(e, e.account()))
                .set(MemberDocument.INVITED, seen.at())
                .set(MemberDocument.INVITED_BY, e.by())
                .set(MemberDocument.INVITED_TIME, seen.time());
    }

    private static DocumentWrite uninvited(DocumentWrite member) {
        return member.set(MemberDocument.INVITED, null)
                .set(MemberDocument.INVITED_BY, null)
                .set(MemberDocument.INVITED_TIME, null);
    }

    /// Adds an entry to `requests`. `requests` and `answers` keep every entry, so that readers can tell which
    /// requests were open at a position.
    private void requested(GroupEvent.JoinRequested e) {
        var request = new MemberDocument.JoinRequest(e.by(), seen.time(), e.linkId());
        member(e, e.account())
                .set(Fields.path(MemberDocument.REQUESTS, seen.at()), request)
                .set(MemberDocument.ANSWERED, null);
    }

    private DocumentWrite answered(DocumentWrite member) {
        return member.set(Fields.path(MemberDocument.ANSWERS, seen.at()), true).set(MemberDocument.ANSWERED, seen.at());
    }

    private void made(GroupEvent.LinkMade e) {
        link(e, e.linkId())
                .set(LinkDocument.CONVERSATION, e.conversationId())
                .set(LinkDocument.LINK, e.linkId())
                .set(LinkDocument.BY, e.by())
                .set(LinkDocument.MADE, seen.at())
                .set(LinkDocument.UNTIL, e.until())
                .set(LinkDocument.USES, e.uses());
    }

    private DocumentWrite line(GroupEvent.Line e) {
        return ConversationProjection.newest(e.conversationId(), seen, writes);
    }

    private DocumentWrite conversation(GroupEvent e) {
        return writes.document(ConversationDocument.COLLECTION, ConversationDocument.key(e.conversationId()));
    }

    private DocumentWrite member(GroupEvent e, AccountId account) {
        return member(e.conversationId(), account);
    }

    private DocumentWrite member(ConversationId conversation, AccountId account) {
        return writes.document(MemberDocument.COLLECTION, MemberDocument.key(conversation, account))
                .initially(MemberDocument.CONVERSATION, conversation)
                .initially(MemberDocument.ACCOUNT, account);
    }

    private DocumentWrite link(GroupEvent e, LinkId link) {
        return writes.document(LinkDocument.COLLECTION, LinkDocument.key(e.conversationId(), link));
    }

    private DocumentWrite participation(GroupEvent e, AccountId account) {
        return ConversationProjection.participation(writes, e.conversationId(), account);
    }

    private GroupDetails.@Nullable Announcement announcement(GroupEvent.Announced e) {
        var text = e.personal() == null ? null : e.personal().text();
        return text == null ? null : new GroupDetails.Announcement(e.announcementNo(), e.by(), seen.time(), text);
    }

    /// Empty if the group has no name.
    private static String name(GroupEvent.@Nullable Personal naming) {
        return naming == null || naming.name() == null ? "" : naming.name();
    }
}
