package io.parley.connector.protocol;

import io.parley.api.AccountId;
import io.parley.api.wire.ClientFrame;
import io.parley.connector.delivery.Delivered;
import io.parley.connector.groupwatch.GroupWatches;
import io.parley.connector.presence.ActiveAccounts;
import io.parley.connector.presence.PresenceStore;
import io.parley.connector.presence.PresenceWatches;
import io.parley.connector.relation.Relations;
import io.parley.connector.settings.ConnectorSettings;
import io.parley.connector.socket.Socket;
import io.parley.connector.socket.SocketRegistry;
import io.parley.connector.typing.TypingSignals;
import io.parley.edge.redis.Redis;
import io.parley.edge.token.AccessToken;
import org.springframework.stereotype.Component;

/// Presence, typing and watched groups. Frames and events only leave a note. The next tick, which has one
/// thread, makes the queries and sends the signals for all notes together. So a flood of frames costs no more
/// queries than one frame, and only the tick waits for a store.
@Component
final class Signals {
    private final Relations relations;
    private final ActiveAccounts active;
    private final PresenceWatches watches;
    private final GroupWatches groups;
    private final TypingSignals typings;
    private final SocketRegistry sockets;
    private final long roundNanos;
    private volatile boolean sayAnew = true;
    private long roundAt = System.nanoTime();

    Signals(
            Redis redis,
            Relations relations,
            ActiveAccounts active,
            PresenceWatches watches,
            GroupWatches groups,
            TypingSignals typings,
            SocketRegistry sockets,
            ConnectorSettings settings) {
        this.relations = relations;
        this.active = active;
        this.watches = watches;
        this.groups = groups;
        this.typings = typings;
        this.sockets = sockets;
        this.roundNanos = PresenceStore.round(settings).toNanos();
        // a Redis that was away may have lost everything
        redis.subscribe(PresenceStore.CHANNEL, account -> watches.changed(AccountId.of(account)), () -> sayAnew = true);
    }

    void watch(Socket socket, ClientFrame.Watch watch) {
        watches.watch(socket, watch.accounts());
    }

    void watch(Socket socket, ClientFrame.WatchGroup watch) {
        groups.watch(socket, watch);
    }

    void present(Socket socket, AccessToken token, ClientFrame.Present present) {
        active.present(socket, token.actor().account(), present.active());
    }

    void typing(Socket socket, ClientFrame.Typing typing) {
        typings.say(socket, typing);
    }

    /// Call it after the registry has removed the socket from its account.
    void gone(Socket socket) {
        active.gone(socket);
        watches.gone(socket);
        groups.gone(socket);
    }

    /// Takes every delivery, whoever its recipients are.
    void on(Delivered delivered) {
        watches.related(relations.on(delivered));
        groups.on(delivered);
    }

    /// Call it when deliveries may have been missed.
    void missed() {
        relations.forget();
        watches.related(sockets.accounts());
        groups.missed();
    }

    void tick() {
        var nanoTime = System.nanoTime();
        var round = nanoTime - roundAt >= roundNanos;
        if (round) {
            roundAt = nanoTime;
        }
        var anew = sayAnew;
        sayAnew = false;
        active.tick(nanoTime, round || anew);
        watches.tick(round);
        typings.tick();
    }

    /// Like `tick`, on a thread of its own: a group has many members, and counting them must
    /// delay nothing else.
    void tickGroups() {
        groups.tick();
    }
}
