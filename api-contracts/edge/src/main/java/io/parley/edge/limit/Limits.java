package io.parley.edge.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import io.parley.edge.address.Network;
import io.parley.edge.address.Network.Level;
import io.parley.edge.problem.Problem;
import io.parley.edge.redis.Redis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
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
        orBusy(in(limit, who, Limits::takeOne));
    }

    /// Takes one from each level of the network, or none.
    public void take(Limit limit, Network network) {
        var taken = new ArrayList<Level>();
        try {
            for (var level : network.levels()) {
                take(limit.times(level.share()), level.name());
                taken.add(level);
            }
        } catch (Problem busy) {
            taken.forEach(level -> giveBack(limit.times(level.share()), level.name()));
            throw busy;
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

    /// Undoes one `take`.
    public void giveBack(Limit limit, Network network) {
        network.levels().forEach(level -> giveBack(limit.times(level.share()), level.name()));
    }

    /// Runs work that costs one. Work that throws has judged nothing, and so costs nothing.
    public <T> T charged(Limit limit, String who, Supplier<T> work) {
        take(limit, who);
        return judged(work, () -> giveBack(limit, who));
    }

    /// Like the other `charged`, on each level of the network.
    public <T> T charged(Limit limit, Network network, Supplier<T> work) {
        take(limit, network);
        return judged(work, () -> giveBack(limit, network));
    }

    private static <T> T judged(Supplier<T> work, Runnable giveBack) {
        try {
            return work.get();
        } catch (RuntimeException unjudged) {
            giveBack.run();
            throw unjudged;
        }
    }

    /// Throws `Problem` with a time to wait if none is left, and takes nothing. For what is charged only once
    /// it is judged.
    public void require(Limit limit, Network network) {
        for (var level : network.levels()) {
            orBusy(in(limit.times(level.share()), level.name(), Limits::waitForOne));
        }
    }

    /// Takes one after `require`, even if none is left by now: what was judged at the same time is charged
    /// too. It then takes longer until one is free again.
    public void charge(Limit limit, Network network) {
        for (var level : network.levels()) {
            var _ = in(limit.times(level.share()), level.name(), bucket -> bucket.consumeIgnoringRateLimits(1));
        }
    }

    private static void orBusy(long wait) {
        if (wait > 0) {
            throw Problem.busy(wait);
        }
    }

    private <T> T in(Limit limit, String who, Function<Bucket, T> use) {
        return redis.require(connection -> use.apply(buckets(connection).getProxy(limit.key(who), limit::buckets)));
    }

    /// Takes one. Returns 0, or the milliseconds until the next one is free.
    static long takeOne(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0L : millis(probe.getNanosToWaitForRefill());
    }

    /// Takes nothing. Returns 0, or the milliseconds until one is free.
    private static long waitForOne(Bucket bucket) {
        var probe = bucket.estimateAbilityToConsume(1);
        return probe.canBeConsumed() ? 0L : millis(probe.getNanosToWaitForRefill());
    }

    private static long millis(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
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
