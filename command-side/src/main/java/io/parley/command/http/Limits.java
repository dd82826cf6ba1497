package io.parley.command.http;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/// How often something may be done, counted in Redis for all nodes together. Without Redis it may not be done.
@Component
public final class Limits implements DisposableBean {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LettuceConnectionFactory redis;
    private @Nullable StatefulRedisConnection<String, byte[]> connection;
    private @Nullable ProxyManager<String> buckets;

    /// @param times at once, and again in each `per`, spread evenly
    public record Limit(String name, int times, Duration per) {}

    Limits(LettuceConnectionFactory redis) {
        this.redis = redis;
    }

    /// Counts one; throws `Problem` with a time to wait where it is one too many.
    public void take(Limit limit, String who) {
        var probe = bucket(limit, who).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.tooMany(Math.max(1, TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill())));
        }
    }

    /// Takes back one `take`.
    public void giveBack(Limit limit, String who) {
        bucket(limit, who).addTokens(1);
    }

    private BucketProxy bucket(Limit limit, String who) {
        return buckets()
                .builder()
                .build(
                        "parley:limit:" + limit.name() + ":" + who,
                        () -> BucketConfiguration.builder()
                                .addLimit(bandwidth ->
                                        bandwidth.capacity(limit.times()).refillGreedy(limit.times(), limit.per()))
                                .build());
    }

    /// Connects at the first use: commands are carried out without Redis, too.
    private synchronized ProxyManager<String> buckets() {
        if (buckets == null) {
            var client = (RedisClient) redis.getRequiredNativeClient();
            connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            buckets = Bucket4jLettuce.casBasedBuilder(connection)
                    .requestTimeout(PATIENCE)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                    .build();
        }
        return buckets;
    }

    @Override
    public synchronized void destroy() {
        if (connection != null) {
            connection.close();
        }
    }
}
