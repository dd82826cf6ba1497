package io.parley.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether a conversation's length shows: a send into it, warm and right after a start, and a page deep in its history.
@Command(
        name = "length",
        mixinStandardHelpOptions = true,
        description = "sends and pages in conversations of growing length")
final class Length implements Callable<Integer> {
    private static final int TIMES = 300;

    @Mixin
    Run run = new Run();

    @Option(names = "--messages", split = ",", description = "in the conversations (default: 10,10000,100000)")
    List<Integer> lengths = List.of(10, 10_000, 100_000);

    @Option(names = "--rate", description = "messages a second while they are written (default: ${DEFAULT-VALUE})")
    double rate = 400;

    @Override
    public Integer call() throws Exception {
        return run.measure("length", List.of(), Run.HEAP, this::measure);
    }

    private void measure(Target target, Report into) throws Exception {
        var api = new Api(target.address());
        var warmUp = pair(api);
        var pairs = lengths.stream().map(_ -> pair(api)).toList();
        for (var i = 0; i < pairs.size(); i++) {
            write(api, pairs.get(i), lengths.get(i));
        }
        sends(api, warmUp, TIMES);
        var warm = pairs.stream().map(pair -> sends(api, pair, TIMES)).toList();
        var pages = pairs.stream().map(pair -> pages(api, pair)).toList();
        target.close();
        target.restart();
        sends(api, warmUp, TIMES);
        for (var i = 0; i < pairs.size(); i++) {
            var cold = sends(api, pairs.get(i), 1);
            var row = new LinkedHashMap<String, Object>();
            row.put("messages", lengths.get(i));
            row.put("send ms p50", Outcome.millis(warm.get(i), 50));
            row.put("send ms p99", Outcome.millis(warm.get(i), 99));
            row.put("first send after a start ms", Outcome.millis(cold, 100));
            row.put("page of 50 ms p50", Outcome.millis(pages.get(i), 50));
            row.put("page of 50 ms p99", Outcome.millis(pages.get(i), 99));
            into.row(row);
        }
    }

    private record Pair(Person one, Person other, String conversation) {}

    private static Pair pair(Api api) {
        var name = Long.toString(System.nanoTime(), 36);
        var one = api.register("a" + name);
        var other = api.register("b" + name);
        return new Pair(one, other, api.befriend(one, other));
    }

    /// Both write, each one message at a time.
    private void write(Api api, Pair pair, int messages) throws InterruptedException {
        try (var fleet = new Fleet(api)) {
            var flow = new Flow(fleet);
            var one = flow.client(pair.one);
            var other = flow.client(pair.other);
            flow.among(List.of(one, other), pair.conversation, Lane.TEXT);
            fleet.connect(List.of(one, other));
            flow.send("%,d messages".formatted(messages), rate, messages);
            if (flow.books().violationCount() > 0) {
                throw new IllegalStateException(flow.books().violations().toString());
            }
        }
    }

    private static Histogram sends(Api api, Pair pair, int times) {
        var content = Map.of("conversationId", pair.conversation, "content", Map.of("type", "text", "text", Lane.TEXT));
        return timed(times, () -> api.command(pair.one, "message.send", content));
    }

    private static Histogram pages(Api api, Pair pair) {
        var newest = api.get(pair.one, "/api/conversations/" + pair.conversation + "/timeline?limit=1")
                .path("events")
                .path(0)
                .at("/data/messageNo")
                .longValue();
        return timed(TIMES, () -> {
            var before = ThreadLocalRandom.current().nextLong(newest) + 1;
            return api.get(
                    pair.other, "/api/conversations/" + pair.conversation + "/timeline?limit=50&before=" + before);
        });
    }

    private static Histogram timed(int times, Callable<?> work) {
        var histogram = new Histogram(3);
        for (var i = 0; i < times; i++) {
            var begun = System.nanoTime();
            try {
                work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            histogram.recordValue((System.nanoTime() - begun) / 1_000);
        }
        return histogram;
    }
}
