package io.parley.connector.relation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.EventTypes;
import io.parley.api.account.AccountEvent;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.group.GroupEvent;
import io.parley.connector.delivery.Delivered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Who may see whom, and who talks with whom: as the views say, and where an event was delivered lately, as that says,
/// since a view may be a moment behind it. Throws `MongoException` where the views can't be read.
@Component
public final class Relations {
    private static final long QUERY_MILLIS = 2_000;
    private static final int AT_ONCE = 1_000;
    private static final int BATCH = 10_000;

    /// The events that are worth reading, among all that pass: those that change anything below.
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

    private final MongoDatabase store;
    private final Map<AccountPair, Boolean> friendsOfLate = latest();
    private final Map<AccountId, Boolean> showingOfLate = latest();
    private final Map<GroupMember, Boolean> presentOfLate = latest();

    Relations(MongoClient mongo, @Value("${parley.mongo.database:parley}") String database) {
        this.store = mongo.getDatabase(database).withTimeout(QUERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Remembers what a delivery says of them. Returns whose friends or presence it concerns.
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

    /// Goes by the views alone again: call when events may have been missed.
    public void forget() {
        friendsOfLate.clear();
        showingOfLate.clear();
        presentOfLate.clear();
    }

    /// Those of the pairs who are friends and both show their presence.
    public Set<AccountPair> seeing(Collection<AccountPair> pairs) {
        var friends = those(
                pairs, friendsOfLate, true, pair -> pair.one() + "/" + pair.other(), "friendship", eq("friends", true));
        var hiding = hiding(friends.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .collect(Collectors.toSet()));
        friends.removeIf(pair -> hiding.contains(pair.one()) || hiding.contains(pair.other()));
        return friends;
    }

    /// Those of the accounts who don't show their presence.
    public Set<AccountId> hiding(Set<AccountId> accounts) {
        return those(accounts, showingOfLate, false, AccountId::toString, "account", eq("presence", false));
    }

    /// Those who are in the groups now.
    public Set<GroupMember> present(Collection<GroupMember> members) {
        return those(
                members,
                presentOfLate,
                true,
                member -> member.group() + "/" + member.account(),
                "member",
                eq("present", true));
    }

    /// All who are in the groups, as the view says.
    public List<GroupMember> allIn(Collection<ConversationId> groups) {
        var ids = groups.stream().map(ConversationId::toString).toList();
        // no more than the index holds
        return store.getCollection("member")
                .find(and(in("c", ids), eq("present", true)))
                .projection(Projections.fields(Projections.excludeId(), Projections.include("c", "account")))
                .batchSize(BATCH)
                .map(found ->
                        new GroupMember(ConversationId.of(found.getString("c")), AccountId.of(found.getString("account"))))
                .into(new ArrayList<>());
    }

    /// The members of those of the conversations that are open.
    public Map<ConversationId, List<AccountId>> members(Set<ConversationId> conversations) {
        var members = new HashMap<ConversationId, List<AccountId>>();
        var ids = conversations.stream().map(ConversationId::toString).toList();
        find(
                "conversation",
                ids,
                eq("open", true),
                found -> members.put(
                        ConversationId.of(found.getString("_id")),
                        found.getList("members", String.class, List.of()).stream()
                                .map(AccountId::of)
                                .toList()));
        return members;
    }

    /// Those of the keys of whom it was `wanted` that was said of late, or where nothing was, whom the view has so.
    ///
    /// @param id of a key's document
    private <K> Set<K> those(
            Collection<K> keys,
            Map<K, Boolean> ofLate,
            boolean wanted,
            Function<K, String> id,
            String collection,
            Bson which) {
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
        find(collection, unsaid.keySet(), which, found -> {
            var key = unsaid.get(found.getString("_id"));
            if (key != null) {
                those.add(key);
            }
        });
        return those;
    }

    private void find(String collection, Collection<String> ids, Bson which, Consumer<Document> each) {
        var all = new ArrayList<>(ids);
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            store.getCollection(collection)
                    .find(and(in("_id", some), which))
                    .projection(Projections.include("members"))
                    .forEach(each);
        }
    }

    /// Keeps what was of use last: enough for a view that is far behind.
    private static <K> Map<K, Boolean> latest() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Boolean> eldest) {
                return size() > 10_000;
            }
        });
    }
}
