package io.parley.bench.load;

import java.time.Duration;
import java.util.concurrent.Callable;

/// A line every few seconds, which shows that the run is at work.
final class Progress {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final String what;
    private final long began = System.nanoTime();

    Progress(String what) {
        this.what = what;
    }

    /// Waits for so long, and prints what `line` says meanwhile.
    void during(Duration duration, Callable<String> line) throws InterruptedException {
        var end = began + duration.toNanos();
        for (var left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            Thread.sleep(Duration.ofNanos(Math.min(left, EVERY.toNanos())));
            try {
                System.out.println(line.call());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    String line(DeliveryCheck deliveries, LoadResult stretch, int waiting) {
        return "%s %3d s: %,d due, %,d delivered, p50 %.1f ms, p99 %.1f ms, %,d waiting, %,d busy, %d violations"
                .formatted(
                        what,
                        Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                        stretch.due,
                        stretch.delivered.getTotalCount(),
                        LoadResult.millis(stretch.delivered, 50),
                        LoadResult.millis(stretch.delivered, 99),
                        waiting,
                        stretch.busy,
                        deliveries.violationCount());
    }
}
