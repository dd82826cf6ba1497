package io.parley.connector.protocol;

import io.parley.api.AccountId;
import io.parley.api.wire.ClientFrame;
import io.parley.connector.delivery.Delivered;
import io.parley.connector.groupwatch.GroupWatchers;
import io.parley.connector.presence.Attendance;
import io.parley.connector.presence.Presences;
import io.parley.connector.presence.Watchers;
import io.parley.connector.relation.Relations;
import io.parley.connector.settings.ConnectorSettings;
import io.parley.connector.socket.Socket;
import io.parley.connector.socket.Sockets;
import io.parley.connector.typing.Typings;
import io.parley.edge.redis.Redis;
import io.parley.edge.token.AccessToken;
import org.springframework.stereotype.Component;

/// Presence and typing. Frames and events only leave a note; what is to be asked and said for all of them is asked and
/// said together in the next tick, by its one thread. So a flood of frames costs no more queries than one frame, and
/// nothing here waits for a store but the tick.
@Component
final class Signals {
    private final Relations relations;
    private final Attendance attendance;
    private final Watchers watchers;
    private final GroupWatchers groups;
    private final Typings typings;
    private final Sockets sockets;
    private final long roundNanos;
    private volatile boolean sayAnew = true;
    private long roundAt = System.nanoTime();

    Signals(
            Redis redis,
            Relations relations,
            Attendance attendance,
            Watchers watchers,
            GroupWatchers groups,
            Typings typings,
            Sockets sockets,
            ConnectorSettings settings) {
        this.relations = relations;
        this.attendance = attendance;
        this.watchers = watchers;
        this.groups = groups;
        this.typings = typings;
        this.sockets = sockets;
        this.roundNanos = Presences.round(settings).toNanos();
        // a Redis that was away may have lost everything
        redis.subscribe(Presences.CHANNEL, account -> watchers.changed(AccountId.of(account)), () -> sayAnew = true);
    }

    void watch(Socket socket, ClientFrame.Watch watch) {
        watchers.watch(socket, watch.accounts());
    }

    void watch(Socket socket, ClientFrame.WatchGroup watch) {
        groups.watch(socket, watch);
    }

    void present(Socket socket, AccessToken token, ClientFrame.Present present) {
        attendance.present(socket, token.actor().account(), present.active());
    }

    void typing(Socket socket, ClientFrame.Typing typing) {
        typings.say(socket, typing);
    }

    /// Call after the socket is found among its account's no more.
    void gone(Socket socket) {
        attendance.gone(socket);
        watchers.gone(socket);
        groups.gone(socket);
    }

    /// Every delivery passes here, whosever it is.
    void on(Delivered delivered) {
        watchers.related(relations.on(delivered));
        groups.on(delivered);
    }

    /// Deliveries may have been missed.
    void missed() {
        relations.forget();
        watchers.related(sockets.accounts());
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
        attendance.tick(nanoTime, round || anew);
        watchers.tick(round);
        typings.tick();
    }

    /// As `tick`, by a thread of its own: a group has many members, and nobody waits for how many of them are here.
    void tickGroups() {
        groups.tick();
    }
}
