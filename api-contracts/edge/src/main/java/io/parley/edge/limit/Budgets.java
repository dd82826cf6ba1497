package io.parley.edge.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.lettuce.core.api.StatefulRedisConnection;
import io.parley.edge.redis.Redis;
import java.time.Duration;
import java.util.function.Function;

/// Like `Limits`, for work that goes on without Redis: while Redis is away, each copy of the service counts
/// for itself. A `frequent` budget is settled with Redis a few at a time, or once a minute: somebody who writes now and
/// then waits for no round trip. Each copy of the service can therefore exceed it by `UNSETTLED`.
public final class Budgets {
    public static final int UNSETTLED = 10;
    private static final Duration UNSETTLED_FOR = Duration.ofMinutes(1);
    private static final int KEPT = 100_000;

    private final Redis redis;
    private final Limits limits;
    private final Cache<String, Bucket> local =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final Cache<String, Bucket> unsettled = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(UNSETTLED_FOR)
            .build();

    public Budgets(Redis redis, Limits limits) {
        this.redis = redis;
        this.limits = limits;
    }

    /// A limit, and whether it is used so often that a round trip each time costs too much.
    public record Budget(Limit limit, boolean frequent) {}

    /// Takes one. Returns 0, or the milliseconds until the next one is free.
    public long take(Budget budget, String who) {
        return in(budget, who, Limits::takeOne);
    }

    /// Returns one that was taken for nothing.
    public void giveBack(Budget budget, String who) {
        var _ = in(budget, who, Limits::giveOneBack);
    }

    private <T> T in(Budget budget, String who, Function<Bucket, T> use) {
        var limit = budget.limit;
        var key = limit.key(who);
        return redis.ask(
                connection -> use.apply(
                        budget.frequent
                                ? unsettled.get(key, _ -> settledInTime(connection, limit, key))
                                : limits.buckets(connection).getProxy(key, limit::buckets)),
                () -> use.apply(local.get(key, _ -> here(limit))));
    }

    private static Bucket here(Limit limit) {
        var bucket = Bucket.builder();
        for (var bandwidth : limit.buckets().getBandwidths()) {
            bucket.addLimit(bandwidth);
        }
        return bucket.build();
    }

    private Bucket settledInTime(StatefulRedisConnection<String, byte[]> connection, Limit limit, String key) {
        return limits.buckets(connection)
                .builder()
                .withOptimization(Optimizations.delaying(new DelayParameters(UNSETTLED, UNSETTLED_FOR)))
                .build(key, limit::buckets);
    }
}
