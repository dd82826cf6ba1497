package io.parley.edge.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.List;

/// How often something may be done. All its rates hold at once.
///
/// @param name under which it is counted, as `limit:log-in`
public record Limit(String name, List<Rate> rates) {

    /// @param atOnce at most, after a pause
    /// @param times again in each `per`, spread evenly
    public record Rate(int atOnce, int times, Duration per) {
        private Bandwidth bandwidth() {
            return Bandwidth.builder().capacity(atOnce).refillGreedy(times, per).build();
        }
    }

    /// So many times at once, and again in each `per`.
    public static Limit of(String name, int times, Duration per) {
        return new Limit(name, List.of(new Rate(times, times, per)));
    }

    public static Limit aMinuteAndADay(String name, int aMinute, int aDay) {
        return new Limit(
                name,
                List.of(new Rate(aMinute, aMinute, Duration.ofMinutes(1)), new Rate(aDay, aDay, Duration.ofDays(1))));
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
