package io.parley.bench.scenario;

import io.parley.bench.client.Api;
import io.parley.bench.client.ClientPool;
import io.parley.bench.client.Person;
import io.parley.bench.load.GroupSetup;
import io.parley.bench.load.LoadResult;
import io.parley.bench.load.Outbox;
import io.parley.bench.server.ServerUnderTest;
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
public final class Length implements Callable<Integer> {
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

    private void measure(ServerUnderTest server, Report into) throws Exception {
        var api = new Api(server.address());
        var chats = new ArrayList<Chat>();
        try (var pool = new ClientPool(api)) {
            if (members == 0) {
                for (var length : lengths) {
                    chats.add(direct(server, api, length));
                }
            } else {
                groups(server, pool, chats);
            }
        }
        var other = direct(server, api, 1);
        timed(chats, chat -> chat.send(api));
        var warm = timed(chats, chat -> chat.send(api));
        timed(chats, chat -> chat.page(api));
        var pages = timed(chats, chat -> chat.page(api));
        var cold = chats.stream().map(_ -> new Histogram(3)).toList();
        for (var restart = 0; restart < restarts; restart++) {
            server.close();
            server.restart();
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
            row.put("first send after a start ms p50", LoadResult.millis(cold.get(i), 50));
            row.put("first send max", LoadResult.millis(cold.get(i), 100));
            row.put(
                    "first send p50 / first's",
                    LoadResult.millis(cold.get(i), 50) / LoadResult.millis(cold.getFirst(), 50));
            add(row, "page of 50 ms", pages, i);
            into.row(row);
        }
    }

    private static void add(Map<String, Object> row, String what, List<Histogram> all, int i) {
        row.put(what + " p50", LoadResult.millis(all.get(i), 50));
        row.put(what + " p99", LoadResult.millis(all.get(i), 99));
        row.put(what + " p50 / first's", LoadResult.millis(all.get(i), 50) / LoadResult.millis(all.getFirst(), 50));
    }

    private static Chat direct(ServerUnderTest server, Api api, int messages) throws InterruptedException {
        var name = Long.toString(System.nanoTime(), 36);
        var one = api.register("a" + name);
        var other = api.register("b" + name);
        return new Chat(one, other, api.befriend(one, other), 2, messages).filled(server, api);
    }

    /// They are filled while they are small, since everyone in it would be told of each message.
    private void groups(ServerUnderTest server, ClientPool pool, List<Chat> chats) throws InterruptedException {
        var people = GroupSetup.people(pool, members);
        var few = people.subList(0, 3);
        chats.add(group(server, pool.api(), few, 3, FEW));
        for (var length : lengths) {
            var chat = group(server, pool.api(), few, members, length);
            GroupSetup.invite(pool.api(), people.getFirst(), chat.conversation, people.subList(3, members));
            chats.add(chat);
        }
    }

    private static Chat group(ServerUnderTest server, Api api, List<Person> people, int members, int messages)
            throws InterruptedException {
        return new Chat(people.get(0), people.get(1), GroupSetup.group(api, people), members, messages)
                .filled(server, api);
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
        Chat filled(ServerUnderTest server, Api api) throws InterruptedException {
            ConversationFiller.fill(server, conversation, messages, () -> send(api));
            return this;
        }

        void send(Api api) {
            var content = Map.of("type", "text", "text", Outbox.TEXT);
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
