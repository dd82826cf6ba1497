package io.parley.command.group;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.command.conversation.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has become of a group by its events, as far as deciding needs it. Nothing but they changes it.
final class GroupState {
    /// Absent where there is no such group.
    @Nullable
    ConversationId conversationId;

    Members members = new Members();
    Messages messages = new Messages();
    long announcementNo;
    Inviting inviting = Inviting.ANYONE;
    boolean historyFromStart;
    boolean quietLeaving;
    boolean silenced;
    boolean dissolved;

    void on(MessageSent event) {
        messages.on(event);
    }

    void on(GroupEvent event) {
        switch (event) {
            case GroupEvent.Created e -> {
                conversationId = e.conversationId();
                join(e.members(), true);
                members.change(e.owner(), member -> member.as(Role.OWNER));
            }
            case GroupEvent.Joined e -> join(e.members(), e.fromStart());
            case GroupEvent.Left e -> leave(e.account());
            case GroupEvent.Removed e -> e.members().forEach(this::leave);
            case GroupEvent.Dissolved _ -> dissolved = true;
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

    private void leave(AccountId account) {
        members.leave(account, messages.lastNo(), announcementNo);
    }
}
