package io.parley.query;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.Mention;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.Inviting;
import io.parley.api.invitation.LinkId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The events of one group of a log.
final class GroupLog {
    final ConversationId id;
    private final Log log;
    private final List<AccountId> members = new ArrayList<>();
    private long lastNo;
    private int lines;

    GroupLog(Log log, AccountId owner, AccountId... others) {
        this.log = log;
        id = ConversationId.group(owner, UUID.randomUUID());
        members.add(owner);
        members.addAll(List.of(others));
        add((no, line) -> new GroupEvent.Created(
                id, owner, List.copyOf(members), no, line, owner, new GroupEvent.Personal("the group")));
    }

    GroupLog joined(AccountId by, boolean fromStart, AccountId... accounts) {
        return joined(by, fromStart, null, List.of(accounts));
    }

    GroupLog joinedBy(LinkId link, AccountId account) {
        return joined(account, false, link, List.of(account));
    }

    private GroupLog joined(AccountId by, boolean fromStart, @Nullable LinkId link, List<AccountId> accounts) {
        members.addAll(accounts);
        return add((no, line) -> new GroupEvent.Joined(id, by, accounts, members.size(), fromStart, link, no, line, 0));
    }

    GroupLog invited(AccountId by, AccountId account) {
        return add(_ -> new GroupEvent.Invited(id, by, account));
    }

    GroupLog declined(AccountId account) {
        return add(_ -> new GroupEvent.InvitationDeclined(id, account));
    }

    GroupLog requested(AccountId by, AccountId account, @Nullable LinkId link) {
        return add(_ -> new GroupEvent.JoinRequested(id, account, by, link, 1));
    }

    GroupLog approved(AccountId by, AccountId account, AccountId requestedBy) {
        return add(_ -> new GroupEvent.JoinApproved(id, by, account, requestedBy, 0));
    }

    GroupLog refused(AccountId by, AccountId account, AccountId requestedBy) {
        return add(_ -> new GroupEvent.JoinRefused(id, by, account, requestedBy, 0));
    }

    GroupLog linked(AccountId by, LinkId link, @Nullable Instant until, @Nullable Integer uses) {
        return add(_ -> new GroupEvent.LinkMade(id, by, link, until, uses));
    }

    GroupLog revoked(AccountId by, LinkId link) {
        return add(_ -> new GroupEvent.LinkRevoked(id, by, link));
    }

    GroupLog inviting(Inviting inviting) {
        return add(_ -> new GroupEvent.SettingsChanged(id, members.getFirst(), inviting, false, false));
    }

    GroupLog dissolved() {
        return add((no, line) -> new GroupEvent.Dissolved(id, members.getFirst(), no, line));
    }

    GroupLog left(AccountId account) {
        members.remove(account);
        return add((no, line) -> new GroupEvent.Left(id, account, members.size(), false, no, line));
    }

    GroupLog removed(AccountId by, AccountId... accounts) {
        members.removeAll(List.of(accounts));
        return add((no, line) -> new GroupEvent.Removed(id, by, List.of(accounts), members.size(), no, line));
    }

    GroupLog said(AccountId sender, String text, Mention... mentions) {
        lastNo++;
        lines = 0;
        var content = new Content.PlainText(text, mentions.length == 0 ? null : List.of(mentions));
        return add(no -> new ConversationEvent.MessageSent(
                id, no, UUID.randomUUID(), sender, sender, new ConversationEvent.MessageSent.Personal(content)));
    }

    GroupLog silenced(AccountId by, boolean silenced) {
        return add((no, line) -> new GroupEvent.Silenced(id, by, silenced, no, line));
    }

    GroupLog read(AccountId reader, long upTo, boolean shown) {
        return own(reader, new GroupEvent.Read(id, reader, upTo, shown));
    }

    /// An event that only `account` may see.
    GroupLog own(AccountId account, Event event) {
        log.add("participation-" + id + account, event);
        return this;
    }

    /// @param event creates the event from the number of the last message
    GroupLog add(LongFunction<Event> event) {
        log.add("group-" + id, event.apply(lastNo));
        return this;
    }

    /// @param line creates the line from the number of the last message and the line's own number after it
    GroupLog add(Line line) {
        log.add("group-" + id, line.after(lastNo, ++lines));
        return this;
    }

    interface Line {
        GroupEvent.Line after(long no, int line);
    }

    long lastNo() {
        return lastNo;
    }

    long position() {
        return log.position();
    }

    void tell() {
        log.tellInbox().tellViews();
    }
}
