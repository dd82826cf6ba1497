package io.parley.bench.scenario;

import io.parley.bench.client.Api;
import io.parley.bench.client.Fleet;
import io.parley.bench.client.Person;
import io.parley.bench.load.Gathering;
import io.parley.bench.load.Lane;
import io.parley.bench.load.Outcome;
import io.parley.bench.server.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether a conversation's length shows, or a group's: a send into it, warm and right after a start, and a page out of
/// its history. The first conversation is what the others are compared with: they take turns, so that whatever else the
/// machine does hits all alike, with a pause in which what a message brings about is done.
@Command(
        name = "length",
        mixinStandardHelpOptions = true,
        description = "sends and pages in conversations of growing length")
final class Length implements Callable<Integer> {
    private static final int FEW = 10;

    @Mixin
    Run run = new Run();

    @Option(names = "--messages", split = ",", description = "in the conversations (default: 10,10000,100000)")
    List<Integer> lengths = List.of(FEW, 10_000, 100_000);

    @Option(names = "--group-members", description = "in groups of so many, after a new group of three")
    int members;

    @Option(names = "--times", description = "sends and pages in each (default: ${DEFAULT-VALUE})")
    int times = 300;

    @Option(names = "--pause", description = "before each (default: ${DEFAULT-VALUE})")
    Duration pause = Duration.ofMillis(50);

    @Option(names = "--restarts", description = "after each one first send in each (default: ${DEFAULT-VALUE})")
    int restarts = 5;

    @Override
    public Integer call() throws Exception {
        return run.measure("length", List.of(), Run.HEAP, this::measure);
    }

    private void measure(Target target, Report into) throws Exception {
        var api = new Api(target.address());
        var chats = new ArrayList<Chat>();
        try (var fleet = new Fleet(api)) {
            if (members == 0) {
                for (var length : lengths) {
                    chats.add(direct(target, api, length));
                }
            } else {
                groups(target, fleet, chats);
            }
        }
        var other = direct(target, api, 1);
        timed(chats, chat -> chat.send(api));
        var warm = timed(chats, chat -> chat.send(api));
        timed(chats, chat -> chat.page(api));
        var pages = timed(chats, chat -> chat.page(api));
        var cold = chats.stream().map(_ -> new Histogram(3)).toList();
        for (var restart = 0; restart < restarts; restart++) {
            target.close();
            target.restart();
            // the code is warm, the conversations are not
            timed(List.of(other), chat -> chat.send(api));
            for (var i = 0; i < chats.size(); i++) {
                var next = (i + restart) % chats.size();
                chats.get(next).timeOf(cold.get(next), chat -> chat.send(api));
            }
        }
        for (var i = 0; i < chats.size(); i++) {
            var row = new LinkedHashMap<String, Object>();
            row.put("members", chats.get(i).members);
            row.put("messages", chats.get(i).messages);
            add(row, "send ms", warm, i);
            row.put("first send after a start ms p50", Outcome.millis(cold.get(i), 50));
            row.put("first send max", Outcome.millis(cold.get(i), 100));
            row.put("first send p50 / first's", Outcome.millis(cold.get(i), 50) / Outcome.millis(cold.getFirst(), 50));
            add(row, "page of 50 ms", pages, i);
            into.row(row);
        }
    }

    private static void add(Map<String, Object> row, String what, List<Histogram> all, int i) {
        row.put(what + " p50", Outcome.millis(all.get(i), 50));
        row.put(what + " p99", Outcome.millis(all.get(i), 99));
        row.put(what + " p50 / first's", Outcome.millis(all.get(i), 50) / Outcome.millis(all.getFirst(), 50));
    }

    private static Chat direct(Target target, Api api, int messages) throws InterruptedException {
        var name = Long.toString(System.nanoTime(), 36);
        var one = api.register("a" + name);
        var other = api.register("b" + name);
        return new Chat(one, other, api.befriend(one, other), 2, messages).filled(target, api);
    }

    /// They are filled while they are small, since everyone in it would be told of each message.
    private void groups(Target target, Fleet fleet, List<Chat> chats) throws InterruptedException {
        var people = Gathering.people(fleet, members);
        var few = people.subList(0, 3);
        chats.add(group(target, fleet.api(), few, 3, FEW));
        for (var length : lengths) {
            var chat = group(target, fleet.api(), few, members, length);
            Gathering.invite(fleet.api(), people.getFirst(), chat.conversation, people.subList(3, members));
            chats.add(chat);
        }
    }

    private static Chat group(Target target, Api api, List<Person> people, int members, int messages)
            throws InterruptedException {
        return new Chat(people.get(0), people.get(1), Gathering.group(api, people), members, messages)
                .filled(target, api);
    }

    /// Each in turn, so many times.
    private List<Histogram> timed(List<Chat> chats, Consumer<Chat> work) throws InterruptedException {
        var times = chats.stream().map(_ -> new Histogram(3)).toList();
        for (var round = 0; round < this.times; round++) {
            for (var i = 0; i < chats.size(); i++) {
                Thread.sleep(pause);
                chats.get(i).timeOf(times.get(i), work);
            }
        }
        return times;
    }

    private record Chat(Person sender, Person reader, String conversation, int members, int messages) {
        Chat filled(Target target, Api api) throws InterruptedException {
            Filling.fill(target, conversation, messages, () -> send(api));
            return this;
        }

        void send(Api api) {
            var content = Map.of("type", "text", "text", Lane.TEXT);
            api.command(sender, "message.send", Map.of("conversationId", conversation, "content", content));
        }

        /// Somewhere in its history.
        void page(Api api) {
            var before = ThreadLocalRandom.current().nextLong(messages) + 1;
            api.get(reader, "/api/conversations/" + conversation + "/timeline?limit=50&before=" + before);
        }

        void timeOf(Histogram histogram, Consumer<Chat> work) {
            var begun = System.nanoTime();
            work.accept(this);
            histogram.recordValue((System.nanoTime() - begun) / 1_000);
        }
    }
}
