package io.parley.command.session;

import io.parley.api.SessionId;
import java.time.Duration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/// Tells all services that a session has ended. Its access tokens stay valid by themselves for some minutes: so it is
/// also written down until the last has expired.
@Component
final class EndedSessions {
    private static final String CHANNEL = "parley:sessions:ended";
    private static final String KEY = "parley:session:ended:";

    private final StringRedisTemplate redis;
    private final Duration kept;

    EndedSessions(StringRedisTemplate redis, AuthProperties settings) {
        this.redis = redis;
        this.kept = settings.accessToken().plusMinutes(1);
    }

    /// Written before it is told, so that who missed the message finds it.
    void tell(SessionId session) {
        redis.opsForValue().set(KEY + session, "1", kept);
        redis.convertAndSend(CHANNEL, session.toString());
    }
}
