package io.parley.query;

import io.lettuce.core.RedisException;
import io.parley.api.SessionId;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The sessions that ended before their access tokens do; the command side keeps them in Redis for that long.
@Component
class EndedSessions {
    private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);
    private static final String KEY = "parley:session:ended:";

    private final Redis redis;
    private final AtomicBoolean away = new AtomicBoolean();

    EndedSessions(Redis redis) {
        this.redis = redis;
    }

    /// Without Redis no session has ended: a token's own 15 minutes decide.
    boolean contains(SessionId session) {
        try {
            var ended = redis.connection().sync().exists(KEY + session) > 0;
            away.set(false);
            return ended;
        } catch (RedisException e) {
            if (!away.getAndSet(true)) {
                LOG.warn("Redis is away: ended sessions can ask until their tokens expire ({})", e.toString());
            }
            return false;
        }
    }
}
