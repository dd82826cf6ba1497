package io.parley.command.group;

import static io.parley.command.group.GroupState.refuseIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.parley.api.AccountId;
import io.parley.api.account.Avatar;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.ConversationEvent.Archived;
import io.parley.api.conversation.ConversationEvent.Closed;
import io.parley.api.conversation.ConversationEvent.Hidden;
import io.parley.api.conversation.ConversationEvent.MarkedUnread;
import io.parley.api.conversation.ConversationEvent.MessageDeleted;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.ConversationEvent.Muted;
import io.parley.api.conversation.ConversationEvent.Opened;
import io.parley.api.conversation.ConversationEvent.Pinned;
import io.parley.api.conversation.ConversationEvent.Read;
import io.parley.api.conversation.ConversationEvent.Reopened;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupRefusal;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.command.aggregate.EventSourced;
import io.parley.command.conversation.Conversation;
import io.parley.command.gateway.Refused;
import io.parley.command.group.membership.PastMembership;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// The chat of many. It has one owner, admins and members; each may act on those of a lower role. Former members see
/// what there was until they left; others see nothing. A dissolved group stays as it is.
///
/// A command leaves its event even where nothing changes: a late copy of it must not undo what came after it.
@EventSourced(name = "group", snapshotRevision = 3)
final class GroupConversation implements Conversation {
    @AggregateIdentifier
    final String id;

    private GroupState state = new GroupState();

    @JsonCreator
    GroupConversation(@JsonProperty("id") String id) {
        this.id = id;
    }

    /// @param max how many members it can have
    Admission admission(int max) {
        return new Admission(state, max);
    }

    /// Passes over those who aren't in it, as others may have been faster.
    void remove(AccountId by, List<AccountId> asked) {
        var self = state.demand(by, Role.ADMIN);
        var members = asked.stream().filter(state.members::contains).toList();
        refuseIf(members.isEmpty(), GroupRefusal.NOT_A_MEMBER);
        members.forEach(account -> demandBelow(by, account));
        apply(new GroupEvent.Removed(
                self, by, members, state.count() - members.size(), state.lastNo(), state.nextLine()));
    }

    void leave(AccountId account) {
        var self = state.demand(account, Role.MEMBER);
        refuseIf(state.acting(account).role() == Role.OWNER, GroupRefusal.OWNER_CANNOT_LEAVE);
        apply(new GroupEvent.Left(
                self, account, state.count() - 1, state.quietLeaving, state.lastNo(), state.nextLine()));
    }

    void dissolve(AccountId by) {
        apply(new GroupEvent.Dissolved(state.demand(by, Role.OWNER), by, state.lastNo(), state.nextLine()));
    }

    void changeRole(AccountId by, AccountId account, Role role) {
        var self = state.demand(by, Role.OWNER);
        demandBelow(by, account);
        apply(new GroupEvent.RoleChanged(
                self, by, account, role, state.lastNo(), state.nextLine(), state.waiting.beside(List.of())));
    }

    void transfer(AccountId by, AccountId to) {
        var self = state.demand(by, Role.OWNER);
        demandBelow(by, to);
        apply(new GroupEvent.Transferred(
                self, by, to, state.lastNo(), state.nextLine(), state.waiting.beside(List.of())));
    }

    void muteMember(AccountId by, AccountId account, Instant until) {
        var self = state.demand(by, Role.ADMIN);
        demandBelow(by, account);
        apply(new GroupEvent.MemberMuted(self, by, account, until, state.lastNo(), state.nextLine()));
    }

    void unmuteMember(AccountId by, AccountId account) {
        var self = state.demand(by, Role.ADMIN);
        demandBelow(by, account);
        apply(new GroupEvent.MemberUnmuted(self, by, account, state.lastNo(), state.nextLine()));
    }

    void silence(AccountId by, boolean silenced) {
        apply(new GroupEvent.Silenced(state.demand(by, Role.ADMIN), by, silenced, state.lastNo(), state.nextLine()));
    }

    void rename(AccountId by, @Nullable String name) {
        apply(new GroupEvent.Renamed(
                state.demand(by, Role.ADMIN), by, state.lastNo(), state.nextLine(), by, new GroupEvent.Personal(name)));
    }

    void describe(AccountId by, @Nullable String description) {
        var words = new GroupEvent.Described.Personal(description);
        apply(new GroupEvent.Described(state.demand(by, Role.ADMIN), by, by, words));
    }

    void announce(AccountId by, @Nullable String text) {
        var self = state.demand(by, Role.ADMIN);
        var words = new GroupEvent.Announced.Personal(text);
        apply(new GroupEvent.Announced(
                self, by, state.announcementNo + 1, state.lastNo(), state.nextLine(), by, words));
    }

    void changeAvatar(AccountId by, @Nullable Avatar avatar) {
        apply(new GroupEvent.AvatarChanged(state.demand(by, Role.ADMIN), by, avatar, state.lastNo(), state.nextLine()));
    }

    void changeSettings(AccountId by, Inviting inviting, boolean historyFromStart, boolean quietLeaving) {
        var self = state.demand(by, Role.ADMIN);
        apply(new GroupEvent.SettingsChanged(self, by, inviting, historyFromStart, quietLeaving));
    }

    void changeNickname(AccountId account, @Nullable String nickname) {
        var words = new GroupEvent.NicknameChanged.Personal(nickname);
        apply(new GroupEvent.NicknameChanged(state.demand(account, Role.MEMBER), account, account, words));
    }

    @Override
    public void send(AccountId sender, UUID messageId, Content content, Instant now) {
        var self = state.seenBy(sender);
        if (state.messages.remember(sender, messageId)) {
            return;
        }
        var member = state.acting(sender);
        refuseIf(member.isMuted(now), GroupRefusal.MEMBER_MUTED);
        refuseIf(state.silenced && !member.leads(), GroupRefusal.GROUP_SILENCED);
        refuseIf(mentionsAll(content) && !member.leads(), GroupRefusal.MENTIONING_ALL);
        apply(state.messages.next(self, sender, messageId, content));
    }

    @Override
    public void demandReader(AccountId account) {
        state.seenBy(account);
    }

    @Override
    public void demandMessage(AccountId reader, long no) {
        state.seenBy(reader);
        var member = state.members.find(reader);
        var now = member != null && member.sees() < no && no <= state.lastNo();
        var then = state.members.past(reader).stream().anyMatch(stay -> stay.sees(no));
        refuseIf(!now && !then, ConversationRefusal.NO_SUCH_MESSAGE);
    }

    @Override
    public long lastNo(AccountId reader) {
        state.seenBy(reader);
        return state.members.contains(reader)
                ? state.lastNo()
                : lastStay(reader).upTo();
    }

    /// The reader alone: there are too many others to ask.
    @Override
    public List<AccountId> readMarkShownBy(AccountId reader) {
        state.seenBy(reader);
        return List.of(reader);
    }

    /// Refuses those who never were in it, and an announcement that the reader can't see.
    void demandAnnouncement(AccountId reader, long no) {
        state.seenBy(reader);
        var last = state.members.contains(reader)
                ? state.announcementNo
                : lastStay(reader).announcementNo();
        refuseIf(no > last, ConversationRefusal.NO_SUCH_MESSAGE);
    }

    private static boolean mentionsAll(Content content) {
        return switch (content) {
            case Content.PlainText text ->
                text.mentions() != null && text.mentions().stream().anyMatch(mention -> mention.account() == null);
        };
    }

    private void demandBelow(AccountId by, AccountId account) {
        var member = state.members.find(account);
        if (member == null) {
            throw new Refused(GroupRefusal.NOT_A_MEMBER);
        }
        refuseIf(!state.acting(by).role().isAbove(member.role()), GroupRefusal.ROLE_TOO_LOW);
    }

    private PastMembership lastStay(AccountId former) {
        return state.members.past(former).getLast();
    }

    @EventSourcingHandler
    void on(GroupEvent event) {
        state.on(event);
    }

    @EventSourcingHandler
    void on(ConversationEvent event) {
        switch (event) {
            case MessageSent e -> state.on(e);
            case Opened _, Closed _, Reopened _ -> throw new IllegalStateException("a chat of two in a group's stream");
            case Read _, Pinned _, Muted _, Hidden _, Archived _, MarkedUnread _, MessageDeleted _ ->
                throw new IllegalStateException("one person's part in the stream of a group");
        }
    }
}
