package io.parley.query;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts in Redis what may be asked only so often, so that all copies of the query side count together. Without Redis
/// nobody asks that: it is a fault.
@Component
public class Limits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Redis redis;
    private @Nullable ProxyManager<String> buckets;

    Limits(Redis redis) {
        this.redis = redis;
    }

    /// Counts one more; throws where it is one too many.
    ///
    /// @param who asks what, as `search:account:<id>`
    public void take(String who, int aMinute, int aDay) {
        var bucket = buckets().getProxy("parley:" + who, () -> limits(aMinute, aDay));
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            throw TurnedDown.busy(Duration.ofNanos(taken.getNanosToWaitForRefill()));
        }
    }

    private synchronized ProxyManager<String> buckets() {
        var connection = redis.connection();
        if (buckets == null) {
            buckets = Bucket4jLettuce.casBasedBuilder(connection)
                    .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(MINUTE))
                    .requestTimeout(connection.getTimeout())
                    .build();
        }
        return buckets;
    }

    private static BucketConfiguration limits(int aMinute, int aDay) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, MINUTE))
                .addLimit(limit -> limit.capacity(aDay).refillGreedy(aDay, DAY))
                .build();
    }
}
