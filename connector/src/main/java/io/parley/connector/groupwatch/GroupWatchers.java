package io.parley.connector.groupwatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventTypes;
import io.parley.api.group.GroupEvent;
import io.parley.api.wire.ClientFrame;
import io.parley.connector.delivery.Delivered;
import io.parley.connector.presence.Presences;
import io.parley.connector.presence.Presences.Presence;
import io.parley.connector.relation.Member;
import io.parley.connector.relation.Relations;
import io.parley.connector.signal.Pending;
import io.parley.connector.signal.SignalCount;
import io.parley.connector.socket.Socket;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The sockets at which a group is open. How many of its members are online is counted once for all who look, and that
/// somebody has read on is told to those who look at who has. However often a socket asks, it is answered once a tick.
@Component
public final class GroupWatchers {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWatchers.class);
    private static final Duration COUNT_HOLDS = Duration.ofSeconds(10);
    private static final long LOOK_EVERY = Duration.ofSeconds(30).toNanos();
    /// Where there was no answer.
    private static final long LOOK_AGAIN = Duration.ofSeconds(3).toNanos();

    /// By then it is known that the one who looks is here himself.
    private static final long SETTLE = Duration.ofMillis(200).toNanos();

    private static final int GROUPS_AT_ONCE = 200;
    private static final String READ = EventTypes.nameOf(GroupEvent.Read.class);
    private static final Set<String> MOVES = Stream.of(
                    GroupEvent.Created.class, GroupEvent.Joined.class, GroupEvent.Left.class, GroupEvent.Removed.class)
            .map(EventTypes::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    private final Relations relations;
    private final Presences presences;
    private final SignalCount presence;
    private final SignalCount readers;
    private final Map<Socket, Wish> wishes = new ConcurrentHashMap<>();
    private final Pending<Member> moved = new Pending<>();
    private final Pending<ConversationId> read = new Pending<>();
    private volatile boolean looked;
    private volatile boolean missed;
    // the tick's alone
    private final Map<Socket, GroupWatcher> watchers = new HashMap<>();
    private final Cache<ConversationId, Integer> online = Caffeine.newBuilder()
            .expireAfterWrite(COUNT_HOLDS)
            .maximumSize(10_000)
            .build();

    GroupWatchers(Relations relations, Presences presences, MeterRegistry meters) {
        this.relations = relations;
        this.presences = presences;
        this.presence = new SignalCount(meters, "group-presence");
        this.readers = new SignalCount(meters, "readers-changed");
    }

    private record Wish(@Nullable ConversationId group, boolean readers, long at) {}

    public void watch(Socket socket, ClientFrame.WatchGroup watch) {
        wishes.put(socket, new Wish(watch.conversationId(), watch.readers(), System.nanoTime()));
        looked |= watch.readers();
    }

    public void gone(Socket socket) {
        wishes.put(socket, new Wish(null, false, 0));
    }

    /// Call after `Relations` has heard of it.
    public void on(Delivered delivered) {
        if (MOVES.contains(delivered.type()) || (looked && delivered.type().equals(READ))) {
            delivered.event().ifPresent(event -> {
                if (event instanceof GroupEvent change) {
                    on(change);
                }
            });
        }
    }

    private void on(GroupEvent event) {
        switch (event) {
            case GroupEvent.Created e -> moved(e, e.members());
            case GroupEvent.Joined e -> moved(e, e.members());
            case GroupEvent.Left e -> moved(e, List.of(e.account()));
            case GroupEvent.Removed e -> moved(e, e.members());
            case GroupEvent.Read e -> {
                if (e.shown()) {
                    read.add(e.conversationId());
                }
            }
            case GroupEvent.Invited _,
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
                    GroupEvent.AnnouncementRead _ -> {}
        }
    }

    private void moved(GroupEvent event, List<AccountId> members) {
        members.forEach(account -> moved.add(new Member(event.conversationId(), account)));
    }

    /// Deliveries may have been missed.
    public void missed() {
        missed = true;
    }

    public void tick() {
        var nanoTime = System.nanoTime();
        if (missed) {
            missed = false;
            note(nanoTime, _ -> true, _ -> true);
        }
        wished();
        var moves = Set.copyOf(moved.take());
        var reads = Set.copyOf(read.take());
        note(nanoTime, moves::contains, reads::contains);
        look(due(nanoTime), nanoTime);
        watchers.values().forEach(watcher -> watcher.tellReaders(readers));
    }

    private void wished() {
        for (var socket : List.copyOf(wishes.keySet())) {
            var wish = wishes.remove(socket);
            var token = socket.token();
            watchers.remove(socket);
            if (wish != null && wish.group != null && token.isPresent() && !socket.isGone()) {
                var member = new Member(wish.group, token.get().actor().account());
                watchers.put(socket, new GroupWatcher(socket, member, wish.readers, wish.at + SETTLE));
            }
        }
        looked = Stream.concat(
                        watchers.values().stream().map(GroupWatcher::looksAtReaders),
                        wishes.values().stream().map(Wish::readers))
                .anyMatch(readers -> readers);
    }

    private void note(long nanoTime, Predicate<Member> moves, Predicate<ConversationId> reads) {
        for (var watcher : watchers.values()) {
            if (moves.test(watcher.member())) {
                watcher.dueAt(nanoTime);
            }
            if (reads.test(watcher.member().group())) {
                watcher.readOn();
            }
        }
    }

    /// The watchers of as many groups as may be looked at together, of those that have waited longest.
    private List<GroupWatcher> due(long nanoTime) {
        var due = watchers.values().stream()
                .filter(watcher -> nanoTime - watcher.dueAt() >= 0)
                .sorted(Comparator.comparingLong(GroupWatcher::dueAt))
                .toList();
        var groups = groups(due.stream()).limit(GROUPS_AT_ONCE).collect(Collectors.toSet());
        return due.stream()
                .filter(watcher -> groups.contains(watcher.member().group()))
                .toList();
    }

    /// While it can't be told who is in a group it is nobody.
    private void look(List<GroupWatcher> due, long nanoTime) {
        if (due.isEmpty()) {
            return;
        }
        var present = Set.<Member>of();
        var seeing = Set.<GroupWatcher>of();
        try {
            var in = relations.present(due.stream().map(GroupWatcher::member).toList());
            var hiding = relations.hiding(in.stream().map(Member::account).collect(Collectors.toSet()));
            seeing = due.stream()
                    .filter(watcher -> in.contains(watcher.member())
                            && !hiding.contains(watcher.member().account()))
                    .collect(Collectors.toSet());
            count(groups(seeing.stream())
                    .filter(group -> online.getIfPresent(group) == null)
                    .collect(Collectors.toSet()));
            present = in;
        } catch (MongoException e) {
            LOG.warn("Who is in which group can't be read: {}", e.getClass().getSimpleName());
        }
        for (var watcher : due) {
            var count = seeing.contains(watcher)
                    ? online.getIfPresent(watcher.member().group())
                    : null;
            watcher.present(present.contains(watcher.member()));
            watcher.tell(count, presence);
            watcher.dueAt(nanoTime + (count == null ? LOOK_AGAIN : LOOK_EVERY));
        }
    }

    /// Who hides isn't counted. Without Redis there is no count.
    private void count(Set<ConversationId> groups) {
        var members = groups.isEmpty() ? List.<Member>of() : relations.allIn(groups);
        var accounts = members.stream().map(Member::account).collect(Collectors.toSet());
        var presences = this.presences.of(accounts);
        if (presences.size() < accounts.size()) {
            return;
        }
        accounts.removeIf(
                account -> !presences.getOrDefault(account, Presence.UNKNOWN).online());
        accounts.removeAll(relations.hiding(accounts));
        var counts = members.stream()
                .filter(member -> accounts.contains(member.account()))
                .collect(Collectors.groupingBy(Member::group, Collectors.summingInt(_ -> 1)));
        groups.forEach(group -> online.put(group, counts.getOrDefault(group, 0)));
    }

    private static Stream<ConversationId> groups(Stream<GroupWatcher> watchers) {
        return watchers.map(watcher -> watcher.member().group()).distinct();
    }
}
