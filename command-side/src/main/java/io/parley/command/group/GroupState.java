package io.parley.command.group;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Refusal;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupRefusal;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.command.conversation.Messages;
import io.parley.command.gateway.Refused;
import io.parley.command.group.membership.InviteLink;
import io.parley.command.group.membership.InviteLinks;
import io.parley.command.group.membership.JoinRequest;
import io.parley.command.group.membership.Member;
import io.parley.command.group.membership.Members;
import io.parley.command.group.membership.PendingAdmissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has become of a group by its events, as far as deciding needs it. Nothing but they changes it.
final class GroupState {
    /// Absent where there is no such group.
    @Nullable
    ConversationId conversationId;

    Members members = new Members();
    PendingAdmissions waiting = new PendingAdmissions();
    InviteLinks links = new InviteLinks();
    Messages messages = new Messages();
    long announcementNo;
    Inviting inviting = Inviting.ANYONE;
    boolean historyFromStart;
    boolean quietLeaving;
    boolean silenced;
    boolean dissolved;

    int count() {
        return members.count();
    }

    long lastNo() {
        return messages.lastNo();
    }

    int nextLine() {
        return messages.nextLine();
    }

    /// Refuses who isn't at least that, and everyone where it is dissolved.
    ConversationId demand(AccountId actor, Role least) {
        var self = seenBy(actor);
        refuseIf(least.isAbove(acting(actor).role()), GroupRefusal.ROLE_TOO_LOW);
        return self;
    }

    /// Refuses who is in it no more, and everyone where it is dissolved.
    Member acting(AccountId actor) {
        var member = members.find(actor);
        if (member == null) {
            throw new Refused(GroupRefusal.NO_LONGER_MEMBER);
        }
        refuseIf(dissolved, GroupRefusal.GROUP_DISSOLVED);
        return member;
    }

    /// Refuses who never was in it.
    ConversationId seenBy(AccountId account) {
        var self = conversationId;
        var known = members.contains(account) || !members.past(account).isEmpty();
        if (self == null || !known) {
            throw new Refused(ConversationRefusal.NO_SUCH_CONVERSATION);
        }
        return self;
    }

    static void refuseIf(boolean condition, Refusal refusal) {
        if (condition) {
            throw new Refused(refusal);
        }
    }

    void on(MessageSent event) {
        messages.on(event);
    }

    void on(GroupEvent event) {
        if (event instanceof GroupEvent.Line line) {
            messages.onLine(line.lineNo());
        }
        switch (event) {
            case GroupEvent.Created e -> {
                conversationId = e.conversationId();
                join(e.members(), true);
                members.change(e.owner(), member -> member.as(Role.OWNER));
            }
            case GroupEvent.Joined e -> {
                join(e.members(), e.fromStart());
                e.members().forEach(waiting::joined);
                links.used(e.linkId());
            }
            case GroupEvent.Invited e -> waiting.invited(e.account(), e.by());
            case GroupEvent.InvitationDeclined e -> waiting.declined(e.account());
            case GroupEvent.JoinRequested e -> waiting.requested(e.account(), new JoinRequest(e.by(), e.linkId()));
            case GroupEvent.JoinApproved e -> waiting.settled(e.account());
            case GroupEvent.JoinRefused e -> waiting.settled(e.account());
            case GroupEvent.LinkMade e -> links.made(new InviteLink(e.linkId(), e.by(), e.until(), e.uses(), 0));
            case GroupEvent.LinkRevoked e -> links.revoked(e.linkId());
            case GroupEvent.Left e -> leave(e.account(), false);
            case GroupEvent.Removed e -> e.members().forEach(account -> leave(account, true));
            case GroupEvent.Dissolved _ -> {
                dissolved = true;
                waiting.dissolved();
            }
            case GroupEvent.RoleChanged e -> members.change(e.account(), member -> member.as(e.role()));
            case GroupEvent.Transferred e -> {
                members.change(e.from(), member -> member.as(Role.MEMBER));
                members.change(e.to(), member -> member.as(Role.OWNER));
            }
            case GroupEvent.Announced e -> announcementNo = e.announcementNo();
            case GroupEvent.SettingsChanged e -> {
                inviting = e.inviting();
                historyFromStart = e.historyFromStart();
                quietLeaving = e.quietLeaving();
            }
            case GroupEvent.Silenced e -> silenced = e.silenced();
            case GroupEvent.MemberMuted e -> members.change(e.account(), member -> member.muted(e.until()));
            case GroupEvent.MemberUnmuted e -> members.change(e.account(), member -> member.muted(null));
            case GroupEvent.Renamed _,
                    GroupEvent.Described _,
                    GroupEvent.AvatarChanged _,
                    GroupEvent.NicknameChanged _ -> {
                // decide nothing here: the views read them
            }
            case GroupEvent.RemarkChanged _, GroupEvent.AnnouncementRead _, GroupEvent.Read _ ->
                throw new IllegalStateException("one person's part in the stream of a group");
        }
    }

    private void join(List<AccountId> people, boolean fromStart) {
        people.forEach(account -> members.join(account, Role.MEMBER, fromStart ? 0 : messages.lastNo()));
    }

    private void leave(AccountId account, boolean removed) {
        members.leave(account, messages.lastNo(), announcementNo, removed);
    }
}
