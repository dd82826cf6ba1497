package io.parley.bench.client;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The one event loop of all clients, and a few threads for what blocks.
public final class ClientPool implements AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final int TOLD = 100;
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = loops.next();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
    private final List<Client> clients = new ArrayList<>();
    private final Api api;
    private final Backlog backlog;

    public ClientPool(Api api) {
        this.api = api;
        this.backlog = new Backlog(api, threads);
    }

    public EventLoop loop() {
        return loop;
    }

    public Backlog backlog() {
        return backlog;
    }

    public Api api() {
        return api;
    }

    /// Registers so many people.
    public List<Person> people(int count) throws InterruptedException {
        System.out.printf("registering %,d people%n", count);
        var name = Long.toString(System.currentTimeMillis(), 36);
        return each(count, i -> {
            if (i > 0 && i % TOLD == 0) {
                System.out.printf("%,d of %,d%n", i, count);
            }
            return api.register("b" + name + i);
        });
    }

    /// A client that sends nothing.
    public Client listener(Person person) {
        return new Client(person, loop, backlog, (_, _) -> {}, _ -> {}, _ -> {});
    }

    /// Connects them, and waits until each has all of its inbox. Returns how many seconds that took.
    public double connect(Collection<Client> more) throws InterruptedException {
        var begun = System.nanoTime();
        clients.addAll(more);
        more.forEach(client -> loop.execute(client::connect));
        awaitReady();
        return (System.nanoTime() - begun) / 1e9;
    }

    public void awaitReady() throws InterruptedException {
        var deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!clients.stream().allMatch(Client::isReady)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not all clients could connect and catch up");
            }
            Thread.sleep(5);
        }
    }

    /// How often a client was cut off.
    public long cutOff() {
        return clients.stream().mapToLong(Client::cutOff).sum();
    }

    /// How often a client had to fetch what was not pushed.
    public long fetched() {
        return clients.stream().mapToLong(Client::fetched).sum();
    }

    /// A few at a time.
    public <T> List<T> each(int count, IntFunction<T> work) throws InterruptedException {
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
