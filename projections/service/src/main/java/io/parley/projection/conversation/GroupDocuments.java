package io.parley.projection.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Wire;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.LinkId;
import io.parley.api.group.Role;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.kit.DocumentWrite;
import io.parley.projection.kit.Writes;
import java.util.Collection;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What the events of a group change in the documents of `ConversationProjection`.
final class GroupDocuments {
    static final String MEMBER = "member";
    static final String LINK = "link";

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
                line(e).set("group.count", e.count());
                e.members().forEach(account -> joins(e, account, Role.MEMBER, e.fromStart()));
                if (e.linkId() != null) {
                    link(e, e.linkId()).set("joins." + seen.at(), e.members().size());
                }
            }
            case GroupEvent.Invited e -> invited(e);
            case GroupEvent.InvitationDeclined e -> uninvited(member(e, e.account()));
            case GroupEvent.JoinRequested e -> requested(e);
            case GroupEvent.JoinApproved e -> answered(member(e, e.account()));
            case GroupEvent.JoinRefused e -> answered(member(e, e.account()));
            case GroupEvent.LinkMade e -> made(e);
            case GroupEvent.LinkRevoked e -> link(e, e.linkId()).set("revoked", true);
            case GroupEvent.Left e -> {
                line(e).set("group.count", e.count());
                leaves(e, e.account());
            }
            case GroupEvent.Removed e -> {
                line(e).set("group.count", e.count());
                e.members().forEach(account -> leaves(e, account));
            }
            case GroupEvent.Dissolved e -> line(e).set("open", false).set("group.dissolved", true);
            case GroupEvent.RoleChanged e -> {
                line(e);
                member(e, e.account()).set("role", Wire.name(e.role()));
            }
            case GroupEvent.Transferred e -> {
                line(e);
                member(e, e.from()).set("role", Wire.name(Role.MEMBER));
                member(e, e.to()).set("role", Wire.name(Role.OWNER));
            }
            case GroupEvent.Renamed e -> line(e).set("group.names." + seen.at(), name(e.personal()));
            case GroupEvent.Described e ->
                conversation(e)
                        .set(
                                "group.description",
                                e.personal() == null ? null : e.personal().description());
            case GroupEvent.Announced e -> line(e).set("group.announcement", announcement(e));
            case GroupEvent.AvatarChanged e ->
                line(e).set("group.avatars." + seen.at(), e.avatar() == null ? "" : Wire.name(e.avatar()));
            case GroupEvent.SettingsChanged e ->
                conversation(e)
                        .set("group.inviting", Wire.name(e.inviting()))
                        .set("group.historyFromStart", e.historyFromStart())
                        .set("group.quietLeaving", e.quietLeaving());
            case GroupEvent.Silenced e -> line(e).set("group.silenced", e.silenced());
            case GroupEvent.MemberMuted e -> {
                line(e);
                member(e, e.account()).set("mutedUntil", e.until().toString());
            }
            case GroupEvent.MemberUnmuted e -> {
                line(e);
                member(e, e.account()).set("mutedUntil", null);
            }
            case GroupEvent.NicknameChanged e ->
                member(e, e.account())
                        .set(
                                "nickname",
                                e.personal() == null ? null : e.personal().nickname());
            case GroupEvent.RemarkChanged e ->
                participation(e, e.account())
                        .set(
                                "remark",
                                e.personal() == null ? null : e.personal().remark());
            case GroupEvent.AnnouncementRead e ->
                participation(e, e.account()).set("announcementReadNo", e.announcementNo());
            case GroupEvent.Read e -> ConversationProjection.read(participation(e, e.reader()), e.upTo(), e.shown());
        }
    }

    /// Of an account that never was a member nothing is shown, though it has such a document then.
    void mentioned(ConversationId conversation, Collection<AccountId> accounts, long messageNo) {
        accounts.forEach(account -> member(conversation, account).set("mentionedNo", messageNo));
    }

    private void created(GroupEvent.Created e) {
        line(e).set("open", true)
                .set("lastNo", e.afterNo())
                .set("group.names." + seen.at(), name(e.personal()))
                .set("group.count", e.members().size());
        e.members().forEach(account -> joins(e, account, account.equals(e.owner()) ? Role.OWNER : Role.MEMBER, false));
    }

    /// `joins` and `leaves` have an entry for each, by its position, since they are what shows who may see what.
    private void joins(GroupEvent.Line e, AccountId account, Role role, boolean fromStart) {
        answered(uninvited(member(e, account)))
                .set("present", true)
                .set("role", Wire.name(role))
                .set("joined", Date.from(seen.time()))
                .set("joinedNo", e.afterNo())
                .set("nickname", null)
                .set("mutedUntil", null)
                .set("last", null)
                .set("joins." + seen.at(), new Document("no", e.afterNo()).append("from", fromStart ? 0L : seen.at()));
    }

    private void leaves(GroupEvent.Line e, AccountId account) {
        member(e, account).set("present", false).set("last", seen.view()).set("leaves." + seen.at(), e.afterNo());
    }

    /// Who waited to be let in doesn't any more: he is asked himself.
    private void invited(GroupEvent.Invited e) {
        answered(member(e, e.account()))
                .set("invited", seen.at())
                .set("invitedBy", e.by().toString())
                .set("invitedTime", seen.time().toString());
    }

    private static DocumentWrite uninvited(DocumentWrite member) {
        return member.set("invited", null).set("invitedBy", null).set("invitedTime", null);
    }

    /// `requests` and `answers` have an entry for each, so that it can be told which were open as of a position.
    private void requested(GroupEvent.JoinRequested e) {
        var link = e.linkId() == null ? null : e.linkId().toString();
        var request = new Document("by", e.by().toString())
                .append("time", seen.time().toString())
                .append("link", link);
        member(e, e.account()).set("requests." + seen.at(), request).set("answered", null);
    }

    private DocumentWrite answered(DocumentWrite member) {
        return member.set("answers." + seen.at(), true).set("answered", seen.at());
    }

    private void made(GroupEvent.LinkMade e) {
        link(e, e.linkId())
                .set("c", e.conversationId().toString())
                .set("link", e.linkId().toString())
                .set("by", e.by().toString())
                .set("made", seen.at())
                .set("until", e.until() == null ? null : e.until().toString())
                .set("uses", e.uses());
    }

    private DocumentWrite line(GroupEvent.Line e) {
        return ConversationProjection.newest(e.conversationId(), seen, writes);
    }

    private DocumentWrite conversation(GroupEvent e) {
        return writes.document(
                ConversationProjection.CONVERSATION, e.conversationId().toString());
    }

    private DocumentWrite member(GroupEvent e, AccountId account) {
        return member(e.conversationId(), account);
    }

    private DocumentWrite member(ConversationId conversation, AccountId account) {
        return writes.document(MEMBER, conversation + "/" + account)
                .initially("c", conversation.toString())
                .initially("account", account.toString());
    }

    private DocumentWrite link(GroupEvent e, LinkId link) {
        return writes.document(LINK, e.conversationId() + "/" + link);
    }

    private DocumentWrite participation(GroupEvent e, AccountId account) {
        return ConversationProjection.participation(writes, e.conversationId(), account);
    }

    private @Nullable Document announcement(GroupEvent.Announced e) {
        var text = e.personal() == null ? null : e.personal().text();
        return text == null
                ? null
                : new Document("no", e.announcementNo())
                        .append("by", e.by().toString())
                        .append("time", Date.from(seen.time()))
                        .append("text", text);
    }

    /// Empty where it has none.
    private static String name(GroupEvent.@Nullable Personal naming) {
        return naming == null || naming.name() == null ? "" : naming.name();
    }
}
