package io.parley.command.group;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Refusal;
import io.parley.api.account.Avatar;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
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
import io.parley.command.LeftOut;
import io.parley.command.Refused;
import io.parley.command.conversation.Conversation;
import io.parley.command.ledger.EventSourced;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// The chat of many. It has one owner, admins and members; each may act on those below himself. Who is in it no more
/// sees what there was until then; who never was sees nothing. Dissolved, it stays as it is.
///
/// A command leaves its event even where nothing changes: a late copy of it must not undo what came after it.
@EventSourced
final class GroupConversation implements Conversation {
    @AggregateIdentifier
    final String id;

    private GroupState state = new GroupState();

    @JsonCreator
    GroupConversation(@JsonProperty("id") String id) {
        this.id = id;
    }

    /// Does nothing where it is there already: then the same command has made it.
    ///
    /// @param asked whom the owner wants in it
    /// @param friends those of them who are friends of the owner
    /// @param max how many it can have
    LeftOut create(
            ConversationId self,
            AccountId owner,
            @Nullable String name,
            List<AccountId> asked,
            Set<AccountId> friends,
            int max) {
        if (state.conversationId != null) {
            return new LeftOut(List.of());
        }
        var guests = Guests.of(asked, owner, friends, state.members, max - 1);
        var members = Stream.concat(Stream.of(owner), guests.welcome().stream()).toList();
        apply(new GroupEvent.Created(self, owner, members, lastNo(), owner, new GroupEvent.Personal(name)));
        return new LeftOut(guests.others());
    }

    /// As `create`, for those who come later.
    LeftOut invite(AccountId by, List<AccountId> asked, Set<AccountId> friends, int max) {
        var self = demand(by, state.inviting == Inviting.ANYONE ? Role.MEMBER : Role.ADMIN);
        var guests = Guests.of(asked, by, friends, state.members, max - count());
        var members = guests.welcome();
        apply(new GroupEvent.Joined(self, by, members, count() + members.size(), state.historyFromStart, lastNo()));
        return new LeftOut(guests.others());
    }

    /// Passes over those who aren't in it, as others may have been faster.
    void remove(AccountId by, List<AccountId> asked) {
        var self = demand(by, Role.ADMIN);
        var members = asked.stream().filter(state.members::contains).toList();
        refuseIf(members.isEmpty(), GroupRefusal.NOT_A_MEMBER);
        members.forEach(account -> demandBelow(by, account));
        apply(new GroupEvent.Removed(self, by, members, count() - members.size(), lastNo()));
    }

    void leave(AccountId account) {
        var self = demand(account, Role.MEMBER);
        refuseIf(acting(account).role() == Role.OWNER, GroupRefusal.OWNER_CANNOT_LEAVE);
        apply(new GroupEvent.Left(self, account, count() - 1, state.quietLeaving, lastNo()));
    }

    void dissolve(AccountId by) {
        apply(new GroupEvent.Dissolved(demand(by, Role.OWNER), by, lastNo()));
    }

    void changeRole(AccountId by, AccountId account, Role role) {
        var self = demand(by, Role.OWNER);
        demandBelow(by, account);
        apply(new GroupEvent.RoleChanged(self, by, account, role, lastNo()));
    }

    void transfer(AccountId by, AccountId to) {
        var self = demand(by, Role.OWNER);
        demandBelow(by, to);
        apply(new GroupEvent.Transferred(self, by, to, lastNo()));
    }

    void muteMember(AccountId by, AccountId account, Instant until) {
        var self = demand(by, Role.ADMIN);
        demandBelow(by, account);
        apply(new GroupEvent.MemberMuted(self, by, account, until, lastNo()));
    }

    void unmuteMember(AccountId by, AccountId account) {
        var self = demand(by, Role.ADMIN);
        demandBelow(by, account);
        apply(new GroupEvent.MemberUnmuted(self, by, account, lastNo()));
    }

    void silence(AccountId by, boolean silenced) {
        apply(new GroupEvent.Silenced(demand(by, Role.ADMIN), by, silenced, lastNo()));
    }

    void rename(AccountId by, @Nullable String name) {
        apply(new GroupEvent.Renamed(demand(by, Role.ADMIN), by, lastNo(), by, new GroupEvent.Personal(name)));
    }

    void describe(AccountId by, @Nullable String description) {
        var words = new GroupEvent.Described.Personal(description);
        apply(new GroupEvent.Described(demand(by, Role.ADMIN), by, by, words));
    }

    void announce(AccountId by, @Nullable String text) {
        var self = demand(by, Role.ADMIN);
        var words = new GroupEvent.Announced.Personal(text);
        apply(new GroupEvent.Announced(self, by, state.announcementNo + 1, lastNo(), by, words));
    }

    void changeAvatar(AccountId by, @Nullable Avatar avatar) {
        apply(new GroupEvent.AvatarChanged(demand(by, Role.ADMIN), by, avatar, lastNo()));
    }

    void changeSettings(AccountId by, Inviting inviting, boolean historyFromStart, boolean quietLeaving) {
        var self = demand(by, Role.ADMIN);
        apply(new GroupEvent.SettingsChanged(self, by, inviting, historyFromStart, quietLeaving));
    }

    void changeNickname(AccountId account, @Nullable String nickname) {
        var words = new GroupEvent.NicknameChanged.Personal(nickname);
        apply(new GroupEvent.NicknameChanged(demand(account, Role.MEMBER), account, account, words));
    }

    @Override
    public void send(AccountId sender, UUID messageId, Content content, Instant now) {
        var self = seenBy(sender);
        if (state.messages.remember(sender, messageId)) {
            return;
        }
        var member = acting(sender);
        refuseIf(member.isMuted(now), GroupRefusal.MEMBER_MUTED);
        refuseIf(state.silenced && !member.leads(), GroupRefusal.GROUP_SILENCED);
        refuseIf(mentionsAll(content) && !member.leads(), GroupRefusal.MENTIONING_ALL);
        apply(state.messages.next(self, sender, messageId, content));
    }

    @Override
    public void demandReader(AccountId account) {
        seenBy(account);
    }

    @Override
    public void demandMessage(AccountId reader, long no) {
        seenBy(reader);
        var member = state.members.find(reader);
        var now = member != null && member.sees() < no && no <= lastNo();
        var then = state.members.past(reader).stream().anyMatch(stay -> stay.sees(no));
        refuseIf(!now && !then, ConversationRefusal.NO_SUCH_MESSAGE);
    }

    @Override
    public long lastNo(AccountId reader) {
        seenBy(reader);
        return state.members.contains(reader) ? lastNo() : lastStay(reader).upTo();
    }

    /// The reader alone: there are too many others to ask.
    @Override
    public List<AccountId> readMarkShownBy(AccountId reader) {
        seenBy(reader);
        return List.of(reader);
    }

    /// Refuses who never was in it, and an announcement that he can't see.
    void demandAnnouncement(AccountId reader, long no) {
        seenBy(reader);
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

    private ConversationId demand(AccountId actor, Role least) {
        var self = seenBy(actor);
        refuseIf(least.isAbove(acting(actor).role()), GroupRefusal.ROLE_TOO_LOW);
        return self;
    }

    /// Refuses who is in it no more, and everyone where it is dissolved.
    private Member acting(AccountId actor) {
        var member = state.members.find(actor);
        if (member == null) {
            throw new Refused(GroupRefusal.NO_LONGER_MEMBER);
        }
        refuseIf(state.dissolved, GroupRefusal.GROUP_DISSOLVED);
        return member;
    }

    private void demandBelow(AccountId by, AccountId account) {
        var member = state.members.find(account);
        if (member == null) {
            throw new Refused(GroupRefusal.NOT_A_MEMBER);
        }
        refuseIf(!acting(by).role().isAbove(member.role()), GroupRefusal.ROLE_TOO_LOW);
    }

    private ConversationId seenBy(AccountId account) {
        var self = state.conversationId;
        var known =
                state.members.contains(account) || !state.members.past(account).isEmpty();
        if (self == null || !known) {
            throw new Refused(ConversationRefusal.NO_SUCH_CONVERSATION);
        }
        return self;
    }

    private Stay lastStay(AccountId former) {
        return state.members.past(former).getLast();
    }

    private int count() {
        return state.members.count();
    }

    private long lastNo() {
        return state.messages.lastNo();
    }

    private static void refuseIf(boolean condition, Refusal refusal) {
        if (condition) {
            throw new Refused(refusal);
        }
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
            case Read _, Pinned _, Muted _, Hidden _, MarkedUnread _, MessageDeleted _ ->
                throw new IllegalStateException("one person's part in the stream of a group");
        }
    }
}
