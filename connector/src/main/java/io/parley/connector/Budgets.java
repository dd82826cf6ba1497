package io.parley.connector;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import io.parley.api.AccountId;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What each account may still have done, counted in Redis for all nodes together; while Redis is away, here. Commands
/// are settled with Redis a few at a time, so that few of them cost a round trip: for each node beside its own an
/// account may have `UNSETTLED` more done.
final class Budgets {
    /// What is counted.
    enum Of {
        COMMANDS,
        FRIEND_REQUESTS
    }

    private static final int KEPT = 100_000;
    static final int UNSETTLED = 10;
    private static final Duration UNSETTLED_FOR = Duration.ofSeconds(1);

    private final Redis redis;
    private final BucketConfiguration commands;
    private final BucketConfiguration friendRequests;
    private final Cache<String, Bucket> local =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final Cache<String, Bucket> unsettled = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    private volatile @Nullable ProxyManager<String> shared;

    Budgets(Redis redis, ConnectorSettings settings) {
        this.redis = redis;
        var budget = settings.budget();
        this.commands = size(Bandwidth.builder()
                .capacity(budget.commandsAtOnce())
                .refillGreedy(budget.commandsPerSecond(), Duration.ofSeconds(1))
                .build());
        this.friendRequests = size(Bandwidth.builder()
                .capacity(budget.friendRequestsPerDay())
                .refillGreedy(budget.friendRequestsPerDay(), Duration.ofDays(1))
                .build());
    }

    /// Takes one. Returns 0, or after how many milliseconds there will be one.
    long take(Of what, AccountId account) {
        return in(what, account, bucket -> {
            var probe = bucket.tryConsumeAndReturnRemaining(1);
            return probe.isConsumed()
                    ? 0L
                    : Math.max(1, TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill() + 999_999));
        });
    }

    /// Gives one back that came to nothing.
    void giveBack(Of what, AccountId account) {
        in(what, account, bucket -> {
            bucket.addTokens(1);
            return true;
        });
    }

    private <T> T in(Of what, AccountId account, Function<Bucket, T> use) {
        var key = "parley:budget:" + what.name().toLowerCase(Locale.ROOT) + ":" + account;
        var size = what == Of.COMMANDS ? commands : friendRequests;
        return redis.ask(
                connection -> use.apply(
                        what == Of.COMMANDS
                                ? unsettled.get(key, _ -> settledInTime(connection, key))
                                : shared(connection).getProxy(key, () -> size)),
                () -> use.apply(local.get(key, _ -> here(size))));
    }

    private static Bucket here(BucketConfiguration size) {
        return Bucket.builder().addLimit(size.getBandwidths()[0]).build();
    }

    private Bucket settledInTime(StatefulRedisConnection<String, byte[]> connection, String key) {
        return shared(connection)
                .builder()
                .withOptimization(Optimizations.delaying(new DelayParameters(UNSETTLED, UNSETTLED_FOR)))
                .build(key, () -> commands);
    }

    private ProxyManager<String> shared(StatefulRedisConnection<String, byte[]> connection) {
        var known = shared;
        if (known == null) {
            known = Bucket4jLettuce.casBasedBuilder(connection)
                    .requestTimeout(Redis.ANSWER_WITHIN)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                    .build();
            shared = known;
        }
        return known;
    }

    private static BucketConfiguration size(Bandwidth bandwidth) {
        return BucketConfiguration.builder().addLimit(bandwidth).build();
    }
}
