package io.parley.query;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/// One connection to Redis, made when it is first needed, so that the query side starts without it. While Redis is away
/// it fails at once: nobody waits for what can be done without.
@Component
public class Redis implements DisposableBean {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final LettuceConnectionFactory factory;
    private @Nullable StatefulRedisConnection<String, byte[]> connection;

    Redis(LettuceConnectionFactory factory) {
        this.factory = factory;
    }

    /// Throws `RedisException` while Redis is away.
    public synchronized StatefulRedisConnection<String, byte[]> connection() {
        if (connection == null) {
            connection = ((RedisClient) factory.getRequiredNativeClient())
                    .connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            connection.setTimeout(TIMEOUT);
        }
        if (!connection.isOpen()) {
            throw new RedisConnectionException("not connected to Redis");
        }
        return connection;
    }

    @Override
    public synchronized void destroy() {
        if (connection != null) {
            connection.close();
        }
    }
}
