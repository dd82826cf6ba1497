package io.parley.projection;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.api.Secret;
import io.parley.api.account.AccountEvent;
import io.parley.api.account.Avatar;
import io.parley.api.account.ClaimId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.friendship.FriendshipId;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.log.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A ledger as people make it, written in a few words. It is the same each time.
public final class Story {
    public static final UUID LEDGER = UUID.fromString("00000000-0000-8000-8000-00000000cafe");
    public static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05.678Z");

    public final AccountId ann = person("ann");
    public final AccountId bob = person("bob");
    public final AccountId cyd = person("cyd");
    private final List<PublishedEvent> log = new ArrayList<>();
    private final Map<String, Long> streams = new HashMap<>();
    private final Map<ConversationId, Long> messages = new HashMap<>();
    private final Map<ConversationId, Integer> lines = new HashMap<>();
    private final int generation;

    public Story() {
        this(1);
    }

    public Story(int generation) {
        this.generation = generation;
    }

    public static AccountId person(String handle) {
        return AccountId.registeredBy(UUID.nameUUIDFromBytes(handle.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    public Story registered(String handle) {
        var account = person(handle);
        add(
                "account-" + account,
                new AccountEvent.Registered(
                        account,
                        claim(ClaimId.Kind.HANDLE, handle),
                        claim(ClaimId.Kind.EMAIL, handle + "@example.org"),
                        null,
                        account,
                        new AccountEvent.Registered.Personal(handle, "Nick " + handle, Avatar.FOX)));
        var claim = claim(ClaimId.Kind.HANDLE, handle);
        return add("handle-" + claim, new AccountEvent.HandleClaimed(claim, ClaimId.Kind.HANDLE, account, true));
    }

    public Story renamed(AccountId account, String nickname) {
        return add(
                "account-" + account,
                new AccountEvent.NicknameChanged(
                        account, account, new AccountEvent.NicknameChanged.Personal(nickname)));
    }

    public Story pictured(AccountId account, @Nullable Avatar avatar) {
        return add(
                "account-" + account,
                new AccountEvent.AvatarChanged(account, account, new AccountEvent.AvatarChanged.Personal(avatar)));
    }

    public Story requested(AccountId from, AccountId to, @Nullable String message) {
        return requestWithheld(from, to, message)
                .add(
                        friendship(from, to),
                        new FriendshipEvent.RequestReceived(
                                FriendshipId.between(from, to),
                                from,
                                to,
                                null,
                                from,
                                new FriendshipEvent.Personal(message)));
    }

    public Story requestWithheld(AccountId from, AccountId to, @Nullable String message) {
        return add(
                friendship(from, to),
                new FriendshipEvent.Requested(
                        FriendshipId.between(from, to), from, to, null, from, new FriendshipEvent.Personal(message)));
    }

    public Story withdrawn(AccountId from, AccountId to) {
        var id = FriendshipId.between(from, to);
        return add(friendship(from, to), new FriendshipEvent.Withdrawn(id, from, to))
                .add(friendship(from, to), new FriendshipEvent.RequestRetracted(id, from, to));
    }

    public Story declined(AccountId from, AccountId to) {
        return add(friendship(from, to), new FriendshipEvent.Declined(FriendshipId.between(from, to), from, to));
    }

    public Story remark(AccountId owner, AccountId about, @Nullable String remark) {
        return add(
                friendship(owner, about),
                new FriendshipEvent.RemarkChanged(
                        FriendshipId.between(owner, about),
                        owner,
                        about,
                        about,
                        new FriendshipEvent.RemarkChanged.Personal(remark)));
    }

    /// One person asks, the other accepts, and the conversation opens.
    public Story befriended(AccountId by, AccountId other) {
        var conversation = ConversationId.direct(by, other);
        add(
                friendship(by, other),
                new FriendshipEvent.Accepted(FriendshipId.between(by, other), by, other, conversation));
        return messages.containsKey(conversation)
                ? add(
                        direct(by, other),
                        new ConversationEvent.Reopened(conversation, said(conversation), line(conversation)))
                : add(
                        direct(by, other),
                        new ConversationEvent.Opened(
                                conversation,
                                FriendshipId.between(by, other),
                                List.of(by, other),
                                said(conversation),
                                line(conversation)));
    }

    public Story said(AccountId sender, AccountId other, String text) {
        var conversation = ConversationId.direct(sender, other);
        var no = messages.merge(conversation, 1L, Long::sum);
        lines.remove(conversation);
        return add(
                direct(sender, other),
                new ConversationEvent.MessageSent(
                        conversation,
                        no,
                        new UUID(no, sender.hashCode()),
                        sender,
                        sender,
                        new ConversationEvent.MessageSent.Personal(new Content.PlainText(text))));
    }

    public Story read(AccountId reader, AccountId other, long upTo, boolean shown) {
        var conversation = ConversationId.direct(reader, other);
        return add("participation-" + reader, new ConversationEvent.Read(conversation, reader, upTo, shown));
    }

    /// An event that concerns only one person, in their chat with another.
    public Story forOneself(AccountId self, AccountId other, Function<ConversationId, ConversationEvent> event) {
        var conversation = ConversationId.direct(self, other);
        return add("participation-" + self, event.apply(conversation));
    }

    public Story ended(AccountId one, AccountId other) {
        var conversation = ConversationId.direct(one, other);
        return add(friendship(one, other), new FriendshipEvent.Ended(FriendshipId.between(one, other), one, other))
                .add(
                        direct(one, other),
                        new ConversationEvent.Closed(conversation, said(conversation), line(conversation)));
    }

    public Story blocked(AccountId by, AccountId other) {
        return add(friendship(by, other), new FriendshipEvent.Blocked(FriendshipId.between(by, other), by, other));
    }

    public Story unblocked(AccountId by, AccountId other) {
        return add(friendship(by, other), new FriendshipEvent.Unblocked(FriendshipId.between(by, other), by, other));
    }

    /// Every type of event at least once, and most of them more than once on the same documents.
    public static Story ofEverything() {
        return ofEverything(1);
    }

    public static Story ofEverything(int generation) {
        var story = new Story(generation);
        var ann = story.ann;
        var bob = story.bob;
        var cyd = story.cyd;
        story.registered("ann")
                .registered("bob")
                .registered("cyd")
                .add("account-" + ann, new AccountEvent.DiscoverabilityChanged(ann, false, true))
                .requested(ann, bob, "hi")
                .renamed(bob, "Bobo")
                .pictured(bob, Avatar.DOLPHIN)
                .pictured(ann, null)
                .withdrawn(ann, bob)
                .requested(ann, bob, "hi again")
                .remark(ann, bob, "Bobby")
                .befriended(bob, ann)
                .said(ann, bob, "hi again")
                .said(bob, ann, "hello")
                .read(ann, bob, 2, true)
                .requested(cyd, ann, null)
                .declined(cyd, ann)
                .renamed(ann, "Annie")
                .renamed(cyd, "Cydney")
                .read(bob, ann, 1, false)
                .said(bob, ann, "are you there?")
                .ended(ann, bob)
                .blocked(ann, bob)
                .renamed(ann, "Anna")
                .requestWithheld(bob, ann, "why?")
                .unblocked(ann, bob)
                .remark(ann, bob, null)
                .requested(ann, bob, "sorry")
                .befriended(bob, ann)
                .said(ann, bob, "sorry")
                .read(bob, ann, 4, true)
                .requested(ann, cyd, "hey")
                .befriended(cyd, ann)
                .said(cyd, ann, "hey")
                .add("account-" + ann, new AccountEvent.PrivacyChanged(ann, false, true))
                .add("account-" + ann, new AccountEvent.InvitationsChanged(ann, true))
                .forOneself(ann, bob, chat -> new ConversationEvent.Pinned(chat, ann, true))
                .forOneself(ann, bob, chat -> new ConversationEvent.Muted(chat, ann, true))
                .forOneself(ann, bob, chat -> new ConversationEvent.Muted(chat, ann, false))
                .forOneself(ann, bob, chat -> new ConversationEvent.Hidden(chat, ann, 4))
                .forOneself(ann, bob, chat -> new ConversationEvent.Archived(chat, ann, true, 4))
                .forOneself(ann, bob, chat -> new ConversationEvent.Archived(chat, ann, false, 4))
                .forOneself(ann, bob, chat -> new ConversationEvent.MarkedUnread(chat, ann, true))
                .forOneself(bob, ann, chat -> new ConversationEvent.MessageDeleted(chat, bob, 2))
                .forOneself(ann, bob, chat -> new ConversationEvent.MessageDeleted(chat, ann, 2))
                .forOneself(ann, bob, chat -> new ConversationEvent.MessageDeleted(chat, ann, 4))
                .forOneself(ann, bob, chat -> new ConversationEvent.MessageDeleted(chat, ann, 2));
        GroupStory.everything(story);
        return story;
    }

    public Story add(String stream, Event event) {
        var position = log.size() + 1L;
        var seq = streams.merge(stream, 1L, Long::sum) - 1;
        var type = EventTypes.nameOf(event.getClass());
        return add(published(position, stream, seq, type, event));
    }

    public Story add(PublishedEvent event) {
        log.add(event);
        return this;
    }

    private PublishedEvent published(long position, String stream, long seq, String type, Event event) {
        return new PublishedEvent(
                "1.0",
                EventId.of("test", stream, new UUID(generation, position), 0),
                head().source(),
                type,
                stream,
                BEGIN.plusSeconds(position),
                "application/json",
                Long.toString(position),
                Long.toString(seq),
                1,
                null,
                null,
                null,
                null,
                Json.STRICT.valueToTree(event));
    }

    /// Appends an event with this one's content and another type.
    public PublishedEvent retold(PublishedEvent event, String type) {
        var next = published(log.size() + 1L, event.subject(), 0, type, event.event());
        log.add(next);
        return next;
    }

    public List<PublishedEvent> log() {
        return log;
    }

    public List<LoggedEvent> logged() {
        return log.stream().map(e -> new LoggedEvent(e, e.at() - 1)).toList();
    }

    public LedgerHead.At head() {
        return new LedgerHead.At(LEDGER, generation, log.size());
    }

    /// The number of the next line after the last message.
    private int line(ConversationId conversation) {
        return lines.merge(conversation, 1, Integer::sum);
    }

    private long said(ConversationId conversation) {
        return messages.computeIfAbsent(conversation, _ -> 0L);
    }

    private static ClaimId claim(ClaimId.Kind kind, String value) {
        return ClaimId.of(kind, value, new Secret("test"));
    }

    private static String friendship(AccountId one, AccountId other) {
        return "friendship-" + FriendshipId.between(one, other);
    }

    private static String direct(AccountId one, AccountId other) {
        return "direct-" + ConversationId.direct(one, other);
    }
}
