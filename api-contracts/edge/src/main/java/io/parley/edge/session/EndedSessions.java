package io.parley.edge.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.KeyValue;
import io.parley.api.account.SessionId;
import io.parley.edge.redis.Redis;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// The sessions that ended before their access tokens expired. Redis keeps each until the last of its tokens
/// has expired, and publishes a message about it, which a service can miss.
@Component
public final class EndedSessions {
    private static final String CHANNEL = "parley:sessions:ended";
    private static final String KEY = "parley:session:ended:";
    private static final int AT_ONCE = 1000;

    private final Redis redis;

    public EndedSessions(Redis redis) {
        this.redis = redis;
    }

    /// Tells all services that a session has ended. Writes the key before it publishes the message, so that a
    /// service that misses the message finds the key.
    ///
    /// @param kept how long an access token of the session may still be valid
    public void tell(SessionId session, Duration kept) {
        redis.require(c -> {
            c.sync().psetex(KEY + session, kept.toMillis(), "1".getBytes(UTF_8));
            return c.sync().publish(CHANNEL, session.toString().getBytes(UTF_8));
        });
    }

    /// False while Redis is away: then only the token's own lifetime of some minutes counts.
    public boolean isEnded(SessionId session) {
        return redis.ask(c -> c.sync().exists(KEY + session) > 0, () -> false);
    }

    /// Those of `sessions` that have ended.
    public Set<SessionId> among(Collection<SessionId> sessions) {
        var all = List.copyOf(sessions);
        var ended = new HashSet<SessionId>();
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            var keys = some.stream().map(session -> KEY + session).toArray(String[]::new);
            redis.ask(c -> c.sync().mget(keys), List::<KeyValue<String, byte[]>>of).stream()
                    .filter(KeyValue::hasValue)
                    .forEach(one -> ended.add(SessionId.of(one.getKey().substring(KEY.length()))));
        }
        return ended;
    }

    /// Subscribes to ended sessions. Call it before Redis is connected.
    ///
    /// @param each takes each session that ends
    /// @param missed runs after each time when messages about ended sessions may have been missed
    public void listen(Consumer<SessionId> each, Runnable missed) {
        redis.subscribe(CHANNEL, message -> accept(message, each), missed);
    }

    private static void accept(String message, Consumer<SessionId> each) {
        SessionId session;
        try {
            session = SessionId.of(message);
        } catch (IllegalArgumentException e) {
            // not an id, so no session has it
            return;
        }
        each.accept(session);
    }
}
