package io.parley.edge.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.List;

/// How often somebody may do something. All its rates apply at once.
///
/// @param name the limit's name in Redis, like `limit:log-in`
public record Limit(String name, List<Rate> rates) {

    /// @param atOnce the most at once, after a pause
    /// @param times how many become free again in each `per`, spread evenly
    public record Rate(int atOnce, int times, Duration per) {
        private Bandwidth bandwidth() {
            return Bandwidth.builder().capacity(atOnce).refillGreedy(times, per).build();
        }
    }

    /// Allows `times` at once, and as many again in each `per`.
    public static Limit of(String name, int times, Duration per) {
        return new Limit(name, List.of(new Rate(times, times, per)));
    }

    public static Limit aMinuteAndADay(String name, int aMinute, int aDay) {
        return new Limit(
                name,
                List.of(new Rate(aMinute, aMinute, Duration.ofMinutes(1)), new Rate(aDay, aDay, Duration.ofDays(1))));
    }

    /// The same limit for as many at once.
    Limit times(int share) {
        return share == 1
                ? this
                : new Limit(
                        name,
                        rates.stream()
                                .map(rate -> new Rate(share * rate.atOnce, share * rate.times, rate.per))
                                .toList());
    }

    String key(String who) {
        return "parley:" + name + ":" + who;
    }

    BucketConfiguration buckets() {
        var configuration = BucketConfiguration.builder();
        rates.forEach(rate -> configuration.addLimit(rate.bandwidth()));
        return configuration.build();
    }
}
