package io.parley.query.account;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.parley.api.AccountId;
import io.parley.query.Redis;
import io.parley.query.TurnedDown;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts searches in Redis, so that all copies of the query side count together. Without Redis nobody searches: that
/// is a fault.
@Component
class SearchLimit {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Redis redis;
    private final BucketConfiguration ofAccount;
    private final BucketConfiguration ofAddress;
    private @Nullable ProxyManager<String> buckets;

    SearchLimit(Redis redis, SearchSettings settings) {
        this.redis = redis;
        ofAccount = limits(settings.account().aMinute(), settings.account().aDay());
        ofAddress = limits(settings.address().aMinute(), settings.address().aDay());
    }

    void take(AccountId account, String address) {
        take("parley:search:account:" + account, ofAccount);
        take("parley:search:address:" + address, ofAddress);
    }

    private void take(String key, BucketConfiguration limits) {
        var taken = buckets().getProxy(key, () -> limits).tryConsumeAndReturnRemaining(1);
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
