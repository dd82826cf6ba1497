package io.parley.connector.presence;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.api.AccountId;
import io.parley.connector.relation.AccountPair;
import io.parley.connector.relation.Relations;
import io.parley.connector.signal.Pending;
import io.parley.connector.signal.SignalCounter;
import io.parley.connector.socket.Socket;
import io.parley.connector.socket.SocketRegistry;
import io.parley.edge.fault.FaultLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The sockets that watch somebody's presence, and what the connector last sent to each. However often a
/// socket asks, it gets one answer a tick.
@Component
public final class PresenceWatches {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceWatches.class);
    private static final FaultLog FAULTS = new FaultLog(LOG);
    private static final int REQUESTS_AT_ONCE = 500;

    private final Relations relations;
    private final PresenceStore presences;
    private final SocketRegistry sockets;
    private final SignalCounter count;
    private final Map<Socket, Set<AccountId>> requested = new ConcurrentHashMap<>();
    private final Pending<AccountId> changed = new Pending<>();
    private final Pending<AccountId> related = new Pending<>();
    // only the tick's thread uses these
    private final Map<Socket, PresenceWatch> watches = new HashMap<>();
    private final Map<AccountId, Set<PresenceWatch>> watched = new ConcurrentHashMap<>();
    private final Set<AccountId> unread = new HashSet<>();

    PresenceWatches(Relations relations, PresenceStore presences, SocketRegistry sockets, MeterRegistry meters) {
        this.relations = relations;
        this.presences = presences;
        this.sockets = sockets;
        this.count = new SignalCounter(meters, "presence");
        meters.gauge("parley.connector.watched", watched, Map::size);
    }

    public void watch(Socket socket, Collection<AccountId> accounts) {
        requested.put(socket, Set.copyOf(accounts));
    }

    public void gone(Socket socket) {
        requested.put(socket, Set.of());
    }

    /// Call it when the account's presence may have changed.
    public void changed(AccountId account) {
        changed.add(account);
    }

    /// Call it when whom these accounts may see, or who may see them, may have changed.
    public void related(Collection<AccountId> accounts) {
        related.addAll(accounts);
    }

    /// @param round whether to look at everybody who is watched, for changes that nobody published
    public void tick(boolean round) {
        if (round) {
            related.addAll(unread);
            unread.clear();
        }
        var anew = takeRequested();
        for (var account : related.take()) {
            sockets.of(account).stream()
                    .map(watches::get)
                    .filter(w -> w != null)
                    .forEach(anew::add);
            anew.addAll(watched.getOrDefault(account, Set.of()));
        }
        look(anew);
        var asked = new HashSet<AccountId>(round ? watched.keySet() : Set.of());
        changed.take().stream().filter(watched::containsKey).forEach(asked::add);
        anew.forEach(watch -> asked.addAll(watch.visible()));
        presences
                .of(asked)
                .forEach((account, presence) ->
                        watched.getOrDefault(account, Set.of()).forEach(watch -> watch.tell(account, presence)));
    }

    private Set<PresenceWatch> takeRequested() {
        var anew = new HashSet<PresenceWatch>();
        for (var socket : requested.keySet().stream().limit(REQUESTS_AT_ONCE).toList()) {
            var before = watches.remove(socket);
            if (before != null) {
                before.wanted()
                        .forEach(account -> watched.computeIfPresent(account, (_, by) -> {
                            by.remove(before);
                            return by.isEmpty() ? null : by;
                        }));
            }
            var wanted = requested.remove(socket);
            var token = socket.token();
            if (wanted != null && !wanted.isEmpty() && token.isPresent() && !socket.isGone()) {
                var watch = new PresenceWatch(socket, token.get().actor().account(), wanted, count);
                watches.put(socket, watch);
                wanted.forEach(account ->
                        watched.computeIfAbsent(account, _ -> new HashSet<>()).add(watch));
                anew.add(watch);
            }
        }
        return anew;
    }

    /// Finds out whom each watch may see. While the connector can't tell, a watch sees nobody.
    private void look(Set<PresenceWatch> anew) {
        var seeing = Set.<AccountPair>of();
        try {
            seeing = relations.seeing(anew.stream()
                    .flatMap(watch -> watch.wanted().stream().map(watch::with))
                    .collect(Collectors.toSet()));
        } catch (MongoException e) {
            FAULTS.warn(
                    "relations",
                    "Who may see whom can't be read: " + e.getClass().getSimpleName());
            anew.forEach(watch -> unread.add(watch.account()));
        }
        for (var watch : anew) {
            watch.see(seeing);
        }
    }
}
