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
import io.parley.connector.presence.PresenceStore;
import io.parley.connector.presence.PresenceStore.Presence;
import io.parley.connector.relation.GroupMember;
import io.parley.connector.relation.Relations;
import io.parley.connector.signal.Pending;
import io.parley.connector.signal.SignalCounter;
import io.parley.connector.socket.Socket;
import io.parley.edge.fault.FaultLog;
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

/// The sockets whose clients have a group open. The connector counts the online members of a group once for
/// all who watch it. When somebody reads further, it sends `readers-changed` to the clients that show a
/// message's readers. However often a socket asks, it gets one answer a tick.
@Component
public final class GroupWatches {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWatches.class);
    private static final FaultLog FAULTS = new FaultLog(LOG);
    private static final Duration COUNT_HOLDS = Duration.ofSeconds(10);
    private static final long LOOK_EVERY = Duration.ofSeconds(30).toNanos();
    /// The interval after a look that had no answer.
    private static final long LOOK_AGAIN = Duration.ofSeconds(3).toNanos();

    /// By then the connector knows that the person who looks is online.
    private static final long SETTLE = Duration.ofMillis(200).toNanos();

    private static final int GROUPS_AT_ONCE = 200;
    private static final String READ = EventTypes.nameOf(GroupEvent.Read.class);
    private static final Set<String> MOVES = Stream.of(
                    GroupEvent.Created.class, GroupEvent.Joined.class, GroupEvent.Left.class, GroupEvent.Removed.class)
            .map(EventTypes::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    private final Relations relations;
    private final PresenceStore presences;
    private final SignalCounter presence;
    private final SignalCounter readers;
    private final Map<Socket, Requested> requested = new ConcurrentHashMap<>();
    private final Pending<GroupMember> moved = new Pending<>();
    private final Pending<ConversationId> read = new Pending<>();
    private volatile boolean looked;
    private volatile boolean missed;
    // only the tick's thread uses these
    private final Map<Socket, GroupWatch> watches = new HashMap<>();
    private final Cache<ConversationId, Integer> online = Caffeine.newBuilder()
            .expireAfterWrite(COUNT_HOLDS)
            .maximumSize(10_000)
            .build();

    GroupWatches(Relations relations, PresenceStore presences, MeterRegistry meters) {
        this.relations = relations;
        this.presences = presences;
        this.presence = new SignalCounter(meters, "group-presence");
        this.readers = new SignalCounter(meters, "readers-changed");
    }

    private record Requested(@Nullable ConversationId group, boolean readers, long at) {}

    public void watch(Socket socket, ClientFrame.WatchGroup watch) {
        requested.put(socket, new Requested(watch.conversationId(), watch.readers(), System.nanoTime()));
        looked |= watch.readers();
    }

    public void gone(Socket socket) {
        requested.put(socket, new Requested(null, false, 0));
    }

    /// Call it after `Relations` has seen the delivery.
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
        members.forEach(account -> moved.add(new GroupMember(event.conversationId(), account)));
    }

    /// Call it when deliveries may have been missed.
    public void missed() {
        missed = true;
    }

    public void tick() {
        var nanoTime = System.nanoTime();
        if (missed) {
            missed = false;
            note(nanoTime, _ -> true, _ -> true);
        }
        takeRequested();
        var moves = Set.copyOf(moved.take());
        var reads = Set.copyOf(read.take());
        note(nanoTime, moves::contains, reads::contains);
        look(due(nanoTime), nanoTime);
        watches.values().forEach(watch -> watch.tellReaders(readers));
    }

    private void takeRequested() {
        for (var socket : List.copyOf(requested.keySet())) {
            var one = requested.remove(socket);
            var token = socket.token();
            watches.remove(socket);
            if (one != null && one.group != null && token.isPresent() && !socket.isGone()) {
                var member = new GroupMember(one.group, token.get().actor().account());
                watches.put(socket, new GroupWatch(socket, member, one.readers, one.at + SETTLE));
            }
        }
        looked = Stream.concat(
                        watches.values().stream().map(GroupWatch::looksAtReaders),
                        requested.values().stream().map(Requested::readers))
                .anyMatch(readers -> readers);
    }

    private void note(long nanoTime, Predicate<GroupMember> moves, Predicate<ConversationId> reads) {
        for (var watch : watches.values()) {
            if (moves.test(watch.member())) {
                watch.dueAt(nanoTime);
            }
            if (reads.test(watch.member().group())) {
                watch.readOn();
            }
        }
    }

    /// The watches that are due, longest waiting first, for as many groups as one query may take.
    private List<GroupWatch> due(long nanoTime) {
        var due = watches.values().stream()
                .filter(watch -> nanoTime - watch.dueAt() >= 0)
                .sorted(Comparator.comparingLong(GroupWatch::dueAt))
                .toList();
        var groups = groups(due.stream()).limit(GROUPS_AT_ONCE).collect(Collectors.toSet());
        return due.stream()
                .filter(watch -> groups.contains(watch.member().group()))
                .toList();
    }

    /// While the connector can't tell who is in a group, it treats everybody as outside.
    private void look(List<GroupWatch> due, long nanoTime) {
        if (due.isEmpty()) {
            return;
        }
        var present = Set.<GroupMember>of();
        var seeing = Set.<GroupWatch>of();
        try {
            var in = relations.present(due.stream().map(GroupWatch::member).toList());
            var hiding = relations.hiding(in.stream().map(GroupMember::account).collect(Collectors.toSet()));
            seeing = due.stream()
                    .filter(watch -> in.contains(watch.member())
                            && !hiding.contains(watch.member().account()))
                    .collect(Collectors.toSet());
            count(groups(seeing.stream())
                    .filter(group -> online.getIfPresent(group) == null)
                    .collect(Collectors.toSet()));
            present = in;
        } catch (MongoException e) {
            FAULTS.warn(
                    "members",
                    "Who is in which group can't be read: " + e.getClass().getSimpleName());
        }
        for (var watch : due) {
            var count =
                    seeing.contains(watch) ? online.getIfPresent(watch.member().group()) : null;
            watch.present(present.contains(watch.member()));
            watch.tell(count, presence);
            watch.dueAt(nanoTime + (count == null ? LOOK_AGAIN : LOOK_EVERY));
        }
    }

    /// Leaves out members who hide their presence. Without Redis there is no count.
    private void count(Set<ConversationId> groups) {
        var members = groups.isEmpty() ? List.<GroupMember>of() : relations.allIn(groups);
        var accounts = members.stream().map(GroupMember::account).collect(Collectors.toSet());
        var presences = this.presences.of(accounts);
        if (presences.size() < accounts.size()) {
            return;
        }
        accounts.removeIf(
                account -> !presences.getOrDefault(account, Presence.UNKNOWN).online());
        accounts.removeAll(relations.hiding(accounts));
        var counts = members.stream()
                .filter(member -> accounts.contains(member.account()))
                .collect(Collectors.groupingBy(GroupMember::group, Collectors.summingInt(_ -> 1)));
        groups.forEach(group -> online.put(group, counts.getOrDefault(group, 0)));
    }

    private static Stream<ConversationId> groups(Stream<GroupWatch> watches) {
        return watches.map(watch -> watch.member().group()).distinct();
    }
}
