package io.parley.bench;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// People in a ring, each connected and a friend of the next: as many conversations as people, and both write in each.
final class Ring implements AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final Duration CONNECTED_WITHIN = Duration.ofMinutes(2);

    private final Api api;
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = loops.next();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
    private final Books books = new Books();
    private final List<Person> people;
    private final List<String> conversations;
    private final List<Client> clients;
    private final List<Lane> lanes = new ArrayList<>();
    private final Flow flow = new Flow(loop, lanes, books);

    /// Blocking: registers, befriends and connects them.
    ///
    /// @param text of each message
    Ring(Api api, int size, String text) throws InterruptedException {
        this.api = api;
        var name = Long.toString(System.currentTimeMillis(), 36);
        people = each(size, i -> api.register("b" + name + i));
        conversations = each(size, i -> api.befriend(people.get(i), people.get((i + 1) % size)));
        var backlog = new Backlog(api, threads);
        clients = people.stream()
                .map(person -> new Client(
                        person,
                        loop,
                        backlog,
                        (client, event) -> flow.applied(client, event),
                        (client, answer) -> flow.answered(client, answer),
                        client -> flow.welcomed(client)))
                .toList();
        for (var i = 0; i < size; i++) {
            var one = clients.get(i);
            var other = clients.get((i + 1) % size);
            lanes.add(new Lane(one, other, conversations.get(i), books.run, text));
            lanes.add(new Lane(other, one, conversations.get(i), books.run, text));
        }
        connect();
    }

    Flow flow() {
        return flow;
    }

    Books books() {
        return books;
    }

    /// How often a client was cut off, had to fetch what was not pushed, and was told something twice.
    long cutOff() {
        return clients.stream().mapToLong(Client::cutOff).sum();
    }

    long fetched() {
        return clients.stream().mapToLong(Client::fetched).sum();
    }

    long repeated() {
        return clients.stream().mapToLong(client -> client.sync().repeated()).sum();
    }

    /// Reads back what was sent since this was done last, and compares it with what was heard.
    void checkHistory() throws InterruptedException {
        each(conversations.size(), i -> {
            new HistoryCheck(api, people.get(i), conversations.get(i), books).run();
            return true;
        });
    }

    private void connect() throws InterruptedException {
        clients.forEach(client -> loop.execute(client::connect));
        var deadline = System.nanoTime() + CONNECTED_WITHIN.toNanos();
        while (clients.stream().anyMatch(client -> !client.isOpen())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not all could connect");
            }
            Thread.sleep(20);
        }
    }

    private <T> List<T> each(int count, IntFunction<T> work) throws InterruptedException {
        var done = IntStream.range(0, count)
                .mapToObj(i -> threads.submit(() -> work.apply(i)))
                .toList();
        var results = new ArrayList<T>();
        for (var future : done) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return results;
    }

    @Override
    public void close() {
        loop.execute(() -> clients.forEach(Client::close));
        loops.shutdownGracefully(100, 5_000, TimeUnit.MILLISECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
        threads.shutdownNow();
    }
}
