package io.parley.projection;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.account.Avatar;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.Mention;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The events of one group, written in a few words.
public final class GroupStory {
    public final ConversationId id;
    private final Story story;
    private AccountId owner;
    private final List<AccountId> members = new ArrayList<>();
    private long lastNo;
    private int lines;

    /// @param others the people whom the owner has added
    public GroupStory(Story story, int number, AccountId owner, AccountId... others) {
        this.story = story;
        this.owner = owner;
        id = ConversationId.group(owner, new UUID(0, number));
        members.add(owner);
        members.addAll(List.of(others));
        add((no, line) -> new GroupEvent.Created(
                id, owner, List.copyOf(members), no, line, owner, new GroupEvent.Personal("group " + number)));
    }

    public GroupStory joined(AccountId by, boolean fromStart, AccountId... accounts) {
        return joined(by, fromStart, null, List.of(accounts));
    }

    public GroupStory joinedBy(LinkId link, AccountId account) {
        return joined(account, false, link, List.of(account));
    }

    private GroupStory joined(AccountId by, boolean fromStart, @Nullable LinkId link, List<AccountId> accounts) {
        members.addAll(accounts);
        return add((no, line) -> new GroupEvent.Joined(id, by, accounts, members.size(), fromStart, link, no, line, 0));
    }

    public GroupStory invited(AccountId by, AccountId account) {
        return add(_ -> new GroupEvent.Invited(id, by, account));
    }

    public GroupStory declined(AccountId account) {
        return add(_ -> new GroupEvent.InvitationDeclined(id, account));
    }

    public GroupStory requested(AccountId by, AccountId account) {
        return add(_ -> new GroupEvent.JoinRequested(id, account, by, null, 1));
    }

    public GroupStory approved(AccountId by, AccountId account, AccountId requestedBy) {
        return add(_ -> new GroupEvent.JoinApproved(id, by, account, requestedBy, 0));
    }

    public GroupStory role(AccountId by, AccountId account, Role role) {
        return add((no, line) -> new GroupEvent.RoleChanged(id, by, account, role, no, line, 0));
    }

    /// The owner transfers the group.
    public GroupStory transferred(AccountId to) {
        var from = owner;
        owner = to;
        return add((no, line) -> new GroupEvent.Transferred(id, from, to, no, line, 0));
    }

    public GroupStory refused(AccountId by, AccountId account, AccountId requestedBy) {
        return add(_ -> new GroupEvent.JoinRefused(id, by, account, requestedBy, 0));
    }

    public GroupStory linked(AccountId by, LinkId link, @Nullable Integer uses) {
        return add(
                _ -> new GroupEvent.LinkMade(id, by, link, uses == null ? null : Story.BEGIN.plusSeconds(3_600), uses));
    }

    public GroupStory revoked(AccountId by, LinkId link) {
        return add(_ -> new GroupEvent.LinkRevoked(id, by, link));
    }

    public GroupStory left(AccountId account) {
        members.remove(account);
        return add((no, line) -> new GroupEvent.Left(id, account, members.size(), false, no, line));
    }

    public GroupStory removed(AccountId by, AccountId... accounts) {
        members.removeAll(List.of(accounts));
        return add((no, line) -> new GroupEvent.Removed(id, by, List.of(accounts), members.size(), no, line));
    }

    public GroupStory renamed(AccountId by, @Nullable String name) {
        return add((no, line) -> new GroupEvent.Renamed(id, by, no, line, by, new GroupEvent.Personal(name)));
    }

    public GroupStory said(AccountId sender, String text, Mention... mentions) {
        lastNo++;
        lines = 0;
        var content = new Content.PlainText(text, mentions.length == 0 ? null : List.of(mentions));
        return add(no -> new ConversationEvent.MessageSent(
                id,
                no,
                new UUID(no, sender.hashCode()),
                sender,
                sender,
                new ConversationEvent.MessageSent.Personal(content)));
    }

    public GroupStory read(AccountId reader, long upTo, boolean shown) {
        story.add("participation-" + reader, new GroupEvent.Read(id, reader, upTo, shown));
        return this;
    }

    /// @param event creates the event from the number of the last message
    public GroupStory add(LongFunction<io.parley.api.Event> event) {
        story.add("group-" + id, event.apply(lastNo));
        return this;
    }

    /// @param line creates the line from the number of the last message and the line's own number after it
    public GroupStory add(Line line) {
        story.add("group-" + id, line.after(lastNo, ++lines));
        return this;
    }

    public interface Line {
        GroupEvent.Line after(long no, int line);
    }

    public List<AccountId> members() {
        return List.copyOf(members);
    }

    public AccountId owner() {
        return owner;
    }

    public long lastNo() {
        return lastNo;
    }

    /// Every type of event that a group has.
    static void everything(Story story) {
        var ann = story.ann;
        var bob = story.bob;
        var cyd = story.cyd;
        var group = new GroupStory(story, 1, ann, bob).said(ann, "welcome");
        group.joined(bob, false, cyd)
                .said(cyd, "@Ann @all", new Mention(ann, 0, 4), new Mention(null, 5, 4))
                .read(ann, 2, true)
                .read(bob, 1, false)
                .renamed(bob, "friends")
                .add(_ -> new GroupEvent.Described(group.id, ann, ann, new GroupEvent.Described.Personal("all of us")))
                .add((no, line) -> new GroupEvent.Announced(
                        group.id, ann, 1, no, line, ann, new GroupEvent.Announced.Personal("tomorrow")))
                .add(_ -> new GroupEvent.AnnouncementRead(group.id, bob, 1))
                .add((no, line) -> new GroupEvent.AvatarChanged(group.id, ann, Avatar.PANDA, no, line))
                .add(_ -> new GroupEvent.SettingsChanged(group.id, ann, Inviting.ADMINS, true, true))
                .add((no, line) -> new GroupEvent.Silenced(group.id, ann, true, no, line))
                .role(ann, bob, Role.ADMIN)
                .add((no, line) ->
                        new GroupEvent.MemberMuted(group.id, bob, cyd, Story.BEGIN.plusSeconds(600), no, line))
                .add((no, line) -> new GroupEvent.MemberUnmuted(group.id, bob, cyd, no, line))
                .add(_ -> new GroupEvent.NicknameChanged(
                        group.id, cyd, cyd, new GroupEvent.NicknameChanged.Personal("Cydney")))
                .add(_ -> new GroupEvent.RemarkChanged(
                        group.id, bob, bob, new GroupEvent.RemarkChanged.Personal("my friends")))
                .left(cyd)
                .said(bob, "gone?")
                .joined(bob, true, cyd)
                .transferred(bob)
                .removed(bob, ann)
                .said(cyd, "oh");
        comingIn(group, bob, ann, cyd);
        group.add((no, line) -> new GroupEvent.Dissolved(group.id, bob, no, line));
    }

    private static void comingIn(GroupStory group, AccountId owner, AccountId out, AccountId member) {
        var link = LinkId.madeBy(owner, new UUID(0, 1));
        var other = LinkId.madeBy(owner, new UUID(0, 2));
        group.invited(member, out)
                .declined(out)
                .invited(owner, out)
                .joined(owner, false, out)
                .left(out)
                .linked(owner, link, 2)
                .linked(owner, other, null)
                .joinedBy(link, out)
                .revoked(owner, other)
                .left(out)
                .requested(member, out)
                .refused(owner, out, member)
                .add(_ -> new GroupEvent.JoinRequested(group.id, out, out, link, 1))
                .refused(out, out, out)
                .requested(member, out)
                .approved(owner, out, member)
                .invited(member, out)
                .requested(member, out);
    }
}
