package io.parley.connector.relation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.EventTypes;
import io.parley.api.account.AccountEvent;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.group.GroupEvent;
import io.parley.connector.delivery.Delivered;
import io.parley.readmodel.ReadModel;
import io.parley.readmodel.account.AccountDocument;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.friendship.FriendshipDocument;
import io.parley.readmodel.group.MemberDocument;
import io.parley.readmodel.group.MemberQueries;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// Who may see whom, and who talks with whom. The answer comes from the views. If an event was delivered
/// lately the answer comes from that event, since a view may be a moment behind it. Throws `MongoException` if
/// the views can't be read.
@Component
public final class Relations {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int AT_ONCE = 1_000;
    private static final int BATCH = 10_000;

    /// The types of the events that change anything below. Other events aren't parsed.
    private static final Set<String> TOLD_BY = Stream.of(
                    FriendshipEvent.Accepted.class,
                    FriendshipEvent.Ended.class,
                    FriendshipEvent.Blocked.class,
                    AccountEvent.PrivacyChanged.class,
                    GroupEvent.Created.class,
                    GroupEvent.Joined.class,
                    GroupEvent.Left.class,
                    GroupEvent.Removed.class)
            .map(EventTypes::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    private final MongoTemplate mongo;
    private final Map<AccountPair, Boolean> friendsOfLate = latest();
    private final Map<AccountId, Boolean> showingOfLate = latest();
    private final Map<GroupMember, Boolean> presentOfLate = latest();

    Relations(ReadModel readModel) {
        this.mongo = readModel.within(TIMEOUT);
    }

    /// Remembers what a delivery changes. Returns the accounts whose friends or presence it concerns.
    public Set<AccountId> on(Delivered delivered) {
        return TOLD_BY.contains(delivered.type())
                ? delivered.event().map(this::on).orElse(Set.of())
                : Set.of();
    }

    private Set<AccountId> on(Event event) {
        return switch (event) {
            case FriendshipEvent.Accepted e -> on(new AccountPair(e.by(), e.other()), true);
            case FriendshipEvent.Ended e -> on(new AccountPair(e.one(), e.other()), false);
            case FriendshipEvent.Blocked e -> on(new AccountPair(e.by(), e.other()), false);
            case AccountEvent.PrivacyChanged e -> {
                showingOfLate.put(e.accountId(), e.presence());
                yield Set.of(e.accountId());
            }
            case GroupEvent.Created e -> on(e, e.members(), true);
            case GroupEvent.Joined e -> on(e, e.members(), true);
            case GroupEvent.Left e -> on(e, List.of(e.account()), false);
            case GroupEvent.Removed e -> on(e, e.members(), false);
            case FriendshipEvent.Requested _,
                    FriendshipEvent.RequestReceived _,
                    FriendshipEvent.Withdrawn _,
                    FriendshipEvent.RequestRetracted _,
                    FriendshipEvent.Declined _,
                    FriendshipEvent.RemarkChanged _,
                    FriendshipEvent.Unblocked _,
                    AccountEvent.Registered _,
                    AccountEvent.NicknameChanged _,
                    AccountEvent.AvatarChanged _,
                    AccountEvent.DiscoverabilityChanged _,
                    AccountEvent.InvitationsChanged _,
                    AccountEvent.HandleClaimed _,
                    ConversationEvent.Opened _,
                    ConversationEvent.Closed _,
                    ConversationEvent.Reopened _,
                    ConversationEvent.MessageSent _,
                    ConversationEvent.Read _,
                    ConversationEvent.Pinned _,
                    ConversationEvent.Muted _,
                    ConversationEvent.Hidden _,
                    ConversationEvent.Archived _,
                    ConversationEvent.MarkedUnread _,
                    ConversationEvent.MessageDeleted _,
                    GroupEvent.Invited _,
                    GroupEvent.InvitationDeclined _,
                    GroupEvent.JoinRequested _,
                    GroupEvent.JoinApproved _,
                    GroupEvent.JoinRefused _,
                    GroupEvent.LinkMade _,
                    GroupEvent.LinkRevoked _,
                    GroupEvent.Dissolved _,
                    GroupEvent.RoleChanged _,
                    GroupEvent.Transferred _,
                    GroupEvent.Renamed _,
                    GroupEvent.Described _,
                    GroupEvent.Announced _,
                    GroupEvent.AvatarChanged _,
                    GroupEvent.SettingsChanged _,
                    GroupEvent.Silenced _,
                    GroupEvent.MemberMuted _,
                    GroupEvent.MemberUnmuted _,
                    GroupEvent.NicknameChanged _,
                    GroupEvent.RemarkChanged _,
                    GroupEvent.AnnouncementRead _,
                    GroupEvent.Read _ -> Set.of();
        };
    }

    private Set<AccountId> on(GroupEvent event, List<AccountId> members, boolean present) {
        members.forEach(account -> presentOfLate.put(new GroupMember(event.conversationId(), account), present));
        return Set.of();
    }

    private Set<AccountId> on(AccountPair pair, boolean friends) {
        friendsOfLate.put(pair, friends);
        return Set.of(pair.one(), pair.other());
    }

    /// Forgets the recent events and uses the views alone. Call it when events may have been missed.
    public void forget() {
        friendsOfLate.clear();
        showingOfLate.clear();
        presentOfLate.clear();
    }

    /// Those of the pairs who are friends and both show their presence.
    public Set<AccountPair> seeing(Collection<AccountPair> pairs) {
        var friends = those(
                pairs,
                friendsOfLate,
                true,
                pair -> FriendshipDocument.key(pair.one(), pair.other()),
                FriendshipDocument.COLLECTION,
                FriendshipDocument::friends);
        var hiding = hiding(friends.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .collect(Collectors.toSet()));
        friends.removeIf(pair -> hiding.contains(pair.one()) || hiding.contains(pair.other()));
        return friends;
    }

    /// Those of the accounts who don't show their presence.
    public Set<AccountId> hiding(Set<AccountId> accounts) {
        return those(
                accounts,
                showingOfLate,
                false,
                AccountDocument::key,
                AccountDocument.COLLECTION,
                AccountDocument::hiding);
    }

    /// Those of the members who are in their groups now.
    public Set<GroupMember> present(Collection<GroupMember> members) {
        return those(
                members,
                presentOfLate,
                true,
                member -> MemberDocument.key(member.group(), member.account()),
                MemberDocument.COLLECTION,
                MemberQueries::present);
    }

    /// Everybody who is in the groups, according to the view.
    public List<GroupMember> allIn(Collection<ConversationId> groups) {
        var query = MemberQueries.allPresent(groups).cursorBatchSize(BATCH);
        return mongo.find(query, MemberDocument.Present.class, MemberDocument.COLLECTION).stream()
                .map(found -> new GroupMember(found.conversation(), found.account()))
                .toList();
    }

    /// The members of those of the conversations that are open.
    public Map<ConversationId, List<AccountId>> members(Set<ConversationId> conversations) {
        var members = new HashMap<ConversationId, List<AccountId>>();
        some(conversations)
                .forEach(some -> mongo.find(ConversationDocument.membersOfOpen(some), ConversationDocument.class)
                        .forEach(found -> members.put(found.conversationId(), found.members())));
        return members;
    }

    /// Those of the keys whose value is `wanted`, according to the recent events, or to the view if those
    /// don't mention a key.
    ///
    /// @param id the id of a key's document
    /// @param which selects the documents with the wanted value among some ids
    private <K> Set<K> those(
            Collection<K> keys,
            Map<K, Boolean> ofLate,
            boolean wanted,
            Function<K, String> id,
            String collection,
            Function<List<String>, Query> which) {
        var those = new HashSet<K>();
        var unsaid = new HashMap<String, K>();
        for (var key : keys) {
            var said = ofLate.get(key);
            if (said == null) {
                unsaid.put(id.apply(key), key);
            } else if (said == wanted) {
                those.add(key);
            }
        }
        some(unsaid.keySet())
                .flatMap(some -> ReadModel.keys(mongo, which.apply(some), collection).stream())
                .map(unsaid::get)
                .filter(Objects::nonNull)
                .forEach(those::add);
        return those;
    }

    /// Splits the keys into batches of one query's size.
    private static <T> Stream<List<T>> some(Collection<T> all) {
        return all.stream().gather(Gatherers.windowFixed(AT_ONCE));
    }

    /// Keeps the most recently used entries, enough for a view that is far behind.
    private static <K> Map<K, Boolean> latest() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Boolean> eldest) {
                return size() > 10_000;
            }
        });
    }
}
