package io.parley.edge.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import io.parley.edge.problem.Problem;
import io.parley.edge.redis.Redis;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Enforces rate limits with counters in Redis, for all copies of a service together. Without Redis the
/// request fails with a fault.
@Component
public final class Limits {
    private static final ExpirationAfterWriteStrategy UNTIL_FULL =
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1));

    private final Redis redis;
    private volatile @Nullable ProxyManager<String> shared;

    public Limits(Redis redis) {
        this.redis = redis;
    }

    /// Takes one. Throws `Problem` with a time to wait if that is one too many.
    public void take(Limit limit, String who) {
        var wait = in(limit, who, Limits::takeOne);
        if (wait > 0) {
            throw Problem.busy(wait);
        }
    }

    /// Takes one if there is one. Returns whether there was.
    public boolean tryTake(Limit limit, String who) {
        return in(limit, who, Limits::takeOne) == 0;
    }

    /// Whether there is none to take now. Takes none.
    public boolean isSpent(Limit limit, String who) {
        return in(limit, who, bucket -> bucket.getAvailableTokens() < 1);
    }

    /// Undoes one `take`.
    public void giveBack(Limit limit, String who) {
        var _ = in(limit, who, Limits::giveOneBack);
    }

    private <T> T in(Limit limit, String who, Function<Bucket, T> use) {
        return redis.require(connection -> use.apply(buckets(connection).getProxy(limit.key(who), limit::buckets)));
    }

    /// Takes one. Returns 0, or the milliseconds until the next one is free.
    static long takeOne(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0L
                : Math.max(1, TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill() + 999_999));
    }

    static boolean giveOneBack(Bucket bucket) {
        bucket.addTokens(1);
        return true;
    }

    ProxyManager<String> buckets(StatefulRedisConnection<String, byte[]> connection) {
        var known = shared;
        if (known == null) {
            known = Bucket4jLettuce.casBasedBuilder(connection)
                    .requestTimeout(Redis.ANSWER_WITHIN)
                    .expirationAfterWrite(UNTIL_FULL)
                    .build();
            shared = known;
        }
        return known;
    }
}
