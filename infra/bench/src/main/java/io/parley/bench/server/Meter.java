package io.parley.bench.server;

import io.parley.bench.load.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/// What a stretch of load costs: taken before it, asked after it.
final class Meter {
    /// What these write goes to files alone.
    private static final Set<String> STORES = Set.of("postgres", "mongod");

    private final Target target;
    private final Map<String, Processes.Usage> before;
    private final Processes.Usage generatorBefore;
    private final Map<String, Long> syncsBefore;
    private final double commitsBefore;
    private final double rowsBefore;

    Meter(Target target) {
        this.target = target;
        this.syncsBefore = target.stores().fsyncs();
        this.commitsBefore = target.meter("parley.ledger.batch", "COUNT");
        this.rowsBefore = target.meter("parley.ledger.batch", "TOTAL");
        this.generatorBefore = Processes.alone(ProcessHandle.current());
        this.before = Processes.of(target.handle());
    }

    /// @param stretch what it is called
    Map<String, Object> row(String stretch, Outcome outcome) {
        var sent = outcome.sent;
        var used = Processes.since(before, Processes.of(target.handle()));
        var generator = Processes.alone(ProcessHandle.current()).minus(generatorBefore);
        var syncs = target.stores().fsyncs();
        used.remove("others");
        var row = new LinkedHashMap<String, Object>();
        row.put("stretch", stretch);
        row.put("due/s", outcome.rate);
        row.put("sent/s", outcome.sent / outcome.seconds);
        row.put("delivered/s", outcome.delivered.getTotalCount() / outcome.seconds);
        latency(row, "ack ms", outcome.acknowledged);
        latency(row, "delivery ms", outcome.delivered);
        row.put("late ms p99", Outcome.millis(outcome.late, 99));
        row.put("busy", outcome.busy);
        row.put("failed", outcome.failed);
        row.put("not sent", outcome.abandoned);
        row.put(
                "server CPU µs/message",
                used.values().stream().mapToDouble(Processes.Usage::cpuMicros).sum() / sent);
        used.forEach((program, usage) -> {
            row.put(program + " CPU µs", usage.cpuMicros() / sent);
            if (STORES.contains(program)) {
                row.put(program + " written B", (double) usage.written() / sent);
            }
            if (syncs.containsKey(program)) {
                row.put(
                        program + " fsyncs/message",
                        (double) (syncs.get(program) - syncsBefore.getOrDefault(program, 0L)) / sent);
            }
            row.put(program + " MiB", usage.resident() >> 20);
        });
        row.put("generator CPU µs", generator.cpuMicros() / sent);
        var commits = target.meter("parley.ledger.batch", "COUNT") - commitsBefore;
        row.put("ledger commits/message", commits / sent);
        row.put("events/commit", (target.meter("parley.ledger.batch", "TOTAL") - rowsBefore) / Math.max(1, commits));
        return row;
    }

    private static void latency(Map<String, Object> row, String name, Histogram histogram) {
        for (var percentile : new double[] {50, 95, 99, 99.9}) {
            row.put(
                    name + " p" + (percentile % 1 == 0 ? "%.0f" : "%.1f").formatted(percentile),
                    Outcome.millis(histogram, percentile));
        }
        row.put(name + " max", histogram.getMaxValue() / 1e3);
    }
}
