package io.parley.connector.presence;

import io.parley.api.AccountId;
import io.parley.connector.settings.ConnectorSettings;
import io.parley.connector.signal.Pending;
import io.parley.connector.socket.Socket;
import io.parley.connector.socket.SocketRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The accounts that are active at this node: somebody looks at one of their clients. An account that is
/// inactive only for a moment (a reload, a reconnect) doesn't count as gone. When the node stops, it doesn't
/// report them as gone: they connect to another node, and if they don't, what this node said of them expires.
@Component
public final class ActiveAccounts {
    private final PresenceStore presences;
    private final SocketRegistry sockets;
    private final long graceNanos;
    private final Set<Socket> looking = ConcurrentHashMap.newKeySet();
    private final Pending<AccountId> changed = new Pending<>();
    // only the tick's thread uses these
    private final Set<AccountId> here = new HashSet<>();
    private final Map<AccountId, Long> leaving = new HashMap<>();

    ActiveAccounts(PresenceStore presences, SocketRegistry sockets, ConnectorSettings settings) {
        this.presences = presences;
        this.sockets = sockets;
        this.graceNanos = settings.absentAfter().toNanos();
    }

    public void present(Socket socket, AccountId account, boolean active) {
        if (active) {
            looking.add(socket);
        } else {
            looking.remove(socket);
        }
        changed.add(account);
        if (socket.isGone()) {
            looking.remove(socket);
        }
    }

    /// Call it after the registry has removed the socket from its account.
    public void gone(Socket socket) {
        if (looking.remove(socket)) {
            socket.token().ifPresent(token -> changed.add(token.actor().account()));
        }
    }

    /// @param round whether to report again all who are here
    public void tick(long nanoTime, boolean round) {
        var came = new HashSet<AccountId>();
        for (var account : changed.take()) {
            if (sockets.of(account).stream().anyMatch(looking::contains)) {
                leaving.remove(account);
                if (here.add(account)) {
                    came.add(account);
                }
            } else if (here.contains(account)) {
                leaving.putIfAbsent(account, nanoTime);
            }
        }
        presences.here(round ? here : came);
        leaving.entrySet().removeIf(left -> {
            var ago = nanoTime - left.getValue();
            if (ago >= graceNanos) {
                here.remove(left.getKey());
                presences.left(left.getKey(), Duration.ofNanos(ago));
            }
            return ago >= graceNanos;
        });
    }
}
