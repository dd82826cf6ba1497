package io.parley.connector.socket;

import io.parley.api.AccountId;
import io.parley.api.account.SessionId;
import io.parley.connector.settings.ConnectorSettings;
import io.parley.edge.token.AccessToken;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The open sockets of this node.
@Component
public final class SocketRegistry {
    private final int perAddress;
    private final Set<Socket> all = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> networks = new ConcurrentHashMap<>();
    private final Map<AccountId, List<Socket>> accounts = new ConcurrentHashMap<>();
    private final Map<SessionId, List<Socket>> sessions = new ConcurrentHashMap<>();

    SocketRegistry(ConnectorSettings settings) {
        this.perAddress = settings.socketsPerAddress();
    }

    /// False if too many sockets are open from its network. In both cases the caller must
    /// call `remove` later.
    public boolean add(Socket socket) {
        all.add(socket);
        var fits = true;
        for (var level : socket.network().levels()) {
            fits &= networks.merge(level.name(), 1, Integer::sum) <= perAddress * level.share();
        }
        return fits;
    }

    /// From now on the registry finds the socket by its account and session.
    public void register(Socket socket, AccessToken token) {
        put(accounts, token.actor().account(), socket);
        put(sessions, token.actor().session(), socket);
        if (socket.isGone()) {
            unregister(socket);
        }
    }

    /// Call it after the socket knows that it is gone.
    public void remove(Socket socket) {
        if (all.remove(socket)) {
            for (var level : socket.network().levels()) {
                networks.computeIfPresent(level.name(), (_, open) -> open == 1 ? null : open - 1);
            }
            unregister(socket);
        }
    }

    public Collection<Socket> all() {
        return Collections.unmodifiableSet(all);
    }

    public List<Socket> of(AccountId account) {
        return accounts.getOrDefault(account, List.of());
    }

    public List<Socket> of(SessionId session) {
        return sessions.getOrDefault(session, List.of());
    }

    public Set<AccountId> accounts() {
        return Set.copyOf(accounts.keySet());
    }

    public Set<SessionId> sessions() {
        return Set.copyOf(sessions.keySet());
    }

    private void unregister(Socket socket) {
        socket.token().ifPresent(token -> {
            take(accounts, token.actor().account(), socket);
            take(sessions, token.actor().session(), socket);
        });
    }

    private static <K> void put(Map<K, List<Socket>> map, K key, Socket socket) {
        map.merge(
                key,
                List.of(socket),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    }

    private static <K> void take(Map<K, List<Socket>> map, K key, Socket socket) {
        map.computeIfPresent(key, (_, open) -> {
            var rest = open.stream().filter(s -> s != socket).toList();
            return rest.isEmpty() ? null : rest;
        });
    }
}
