package io.parley.connector;

import io.parley.api.SessionId;
import io.parley.api.wire.CloseCode;
import java.util.List;

/// Log-outs: closes the sockets of a session that has ended. Told by a message; as one can be missed, the keys that
/// stay
/// for the life of a token are looked at too.
final class EndedSessions {
    private static final String CHANNEL = "parley:sessions:ended";
    private static final String KEY = "parley:session:ended:";
    private static final int AT_ONCE = 1000;

    private final Redis redis;
    private final Sockets sockets;

    EndedSessions(Redis redis, Sockets sockets) {
        this.redis = redis;
        this.sockets = sockets;
        redis.subscribe(CHANNEL, this::close, this::closeEnded);
    }

    /// False where that can't be told: a token lives for minutes only.
    boolean isEnded(SessionId session) {
        return redis.ask(c -> c.sync().exists(KEY + session) > 0, () -> false);
    }

    /// Looks at all sessions that are here.
    void closeEnded() {
        var open = List.copyOf(sockets.sessions());
        for (var from = 0; from < open.size(); from += AT_ONCE) {
            var some = open.subList(from, Math.min(open.size(), from + AT_ONCE));
            var keys = some.stream().map(session -> KEY + session).toArray(String[]::new);
            redis.ask(c -> c.sync().mget(keys), List::<io.lettuce.core.KeyValue<String, byte[]>>of).stream()
                    .filter(io.lettuce.core.KeyValue::hasValue)
                    .forEach(ended -> close(ended.getKey().substring(KEY.length())));
        }
    }

    private void close(String session) {
        try {
            sockets.of(SessionId.of(session)).forEach(socket -> socket.close(CloseCode.SESSION_ENDED));
        } catch (IllegalArgumentException e) {
            // not an id: nobody's session
        }
    }
}
