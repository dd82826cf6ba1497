package io.parley.bench.server;

import io.parley.bench.load.LoadResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/// What a stretch of load costs: taken before it, asked after it.
public final class Meter {
    /// What these write goes to files alone.
    private static final Set<String> STORES = Set.of("postgres", "mongod");

    private final ServerUnderTest server;
    private final Map<String, Processes.Usage> before;
    private final Processes.Usage generatorBefore;
    private final Map<String, Long> syncsBefore;
    private final double commitsBefore;
    private final double rowsBefore;

    public Meter(ServerUnderTest server) {
        this.server = server;
        this.syncsBefore = server.databases().fsyncs();
        this.commitsBefore = server.meter("parley.ledger.batch", "COUNT");
        this.rowsBefore = server.meter("parley.ledger.batch", "TOTAL");
        this.generatorBefore = Processes.alone(ProcessHandle.current());
        this.before = Processes.of(server.handle());
    }

    /// @param stretch what it is called
    public Map<String, Object> row(String stretch, LoadResult result) {
        var sent = result.sent;
        var used = Processes.since(before, Processes.of(server.handle()));
        var generator = Processes.alone(ProcessHandle.current()).minus(generatorBefore);
        var syncs = server.databases().fsyncs();
        used.remove("others");
        var row = new LinkedHashMap<String, Object>();
        row.put("stretch", stretch);
        row.put("due/s", result.rate);
        row.put("sent/s", result.sent / result.seconds);
        row.put("delivered/s", result.delivered.getTotalCount() / result.seconds);
        latency(row, "ack ms", result.acknowledged);
        latency(row, "delivery ms", result.delivered);
        row.put("late ms p99", LoadResult.millis(result.late, 99));
        row.put("busy", result.busy);
        row.put("failed", result.failed);
        row.put("not sent", result.abandoned);
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
        var commits = server.meter("parley.ledger.batch", "COUNT") - commitsBefore;
        row.put("ledger commits/message", commits / sent);
        row.put("events/commit", (server.meter("parley.ledger.batch", "TOTAL") - rowsBefore) / Math.max(1, commits));
        return row;
    }

    private static void latency(Map<String, Object> row, String name, Histogram histogram) {
        for (var percentile : new double[] {50, 95, 99, 99.9}) {
            row.put(
                    name + " p" + (percentile % 1 == 0 ? "%.0f" : "%.1f").formatted(percentile),
                    LoadResult.millis(histogram, percentile));
        }
        row.put(name + " max", histogram.getMaxValue() / 1e3);
    }
}
