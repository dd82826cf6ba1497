package io.parley.bench.load;

import io.netty.channel.EventLoop;
import io.parley.bench.client.Client;
import io.parley.bench.client.ClientPool;
import io.parley.bench.client.Person;
import io.parley.bench.client.ReceivedFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Messages on a fixed schedule over the outboxes in turn, whatever the server does: open loop.
public final class OpenLoop {
    private static final Duration SETTLE_WITHIN = Duration.ofSeconds(90);

    private final ClientPool pool;
    private final EventLoop loop;
    private final List<Outbox> outboxes = new ArrayList<>();
    private final DeliveryCheck deliveries = new DeliveryCheck();
    private @Nullable LoadResult result;
    private long began;
    private long next;
    private int turn;

    public OpenLoop(ClientPool pool) {
        this.pool = pool;
        this.loop = pool.loop();
    }

    /// A client whose messages and inbox are checked.
    public Client client(Person person) {
        return new Client(person, loop, pool.backlog(), this::applied, this::answered, this::welcomed);
    }

    /// All of them write in their conversation.
    public void among(List<Client> members, String conversation, String text) {
        members.forEach(sender -> outboxes.add(new Outbox(sender, members, conversation, deliveries.run, text)));
    }

    public DeliveryCheck deliveries() {
        return deliveries;
    }

    /// Sends so many, as `run`.
    public LoadResult send(String what, double rate, double count) throws InterruptedException {
        return run(what, rate, Duration.ofMillis((long) (1_000 * count / rate)));
    }

    /// Sends for so long, then waits until all has arrived. Blocking; not on the loop.
    public LoadResult run(String what, double rate, Duration duration) throws InterruptedException {
        return run(what, rate, duration, false);
    }

    /// As `run`; what could not be sent in time is forgotten, as overloaded users would.
    public LoadResult runAndAbandon(String what, double rate, Duration duration) throws InterruptedException {
        return run(what, rate, duration, true);
    }

    private LoadResult run(String what, double rate, Duration duration, boolean abandon) throws InterruptedException {
        var stretch = new LoadResult(rate, duration.toMillis() / 1e3);
        var ticking = on(() -> {
            result = stretch;
            began = System.nanoTime();
            next = 0;
            return loop.scheduleAtFixedRate(() -> tick(stretch), 0, 1, TimeUnit.MILLISECONDS);
        });
        var progress = new Progress(what);
        progress.during(duration, () -> on(() -> progress.line(deliveries, stretch, waiting())));
        ticking.cancel(false);
        if (abandon) {
            on(() -> stretch.abandoned =
                    outboxes.stream().mapToInt(Outbox::abandon).sum());
        }
        await(() -> on(() -> waiting() == 0 && deliveries.isSettled()));
        return on(() -> {
            deliveries.close();
            return stretch;
        });
    }

    private void tick(LoadResult stretch) {
        var now = System.nanoTime();
        var spacing = 1e9 / stretch.rate;
        var last = (long) (stretch.rate * stretch.seconds);
        for (var due = began + (long) (next * spacing);
                due <= now && next < last;
                due = began + (long) (next * spacing)) {
            var outbox = outboxes.get(turn++ % outboxes.size());
            stretch.due++;
            next++;
            if (outbox.offer(deliveries.open(outbox, due))) {
                sent(outbox, stretch);
            }
        }
    }

    private static void sent(Outbox outbox, LoadResult stretch) {
        var message = outbox.unanswered();
        if (message != null) {
            stretch.sent++;
            LoadResult.record(stretch.late, System.nanoTime() - message.dueNanos);
        }
    }

    /// A client's event was applied.
    private void applied(Client client, ReceivedFrame.EntryEvent event) {
        var arrived = deliveries.applied(client, event);
        if (arrived != null && result != null) {
            LoadResult.record(result.delivered, System.nanoTime() - arrived.dueNanos);
        }
    }

    private void answered(ReceivedFrame answer) {
        var stretch = result;
        var message = deliveries.numbered(Long.parseLong(answer.ref()));
        if (stretch == null || message == null || message.outbox.unanswered() != message) {
            return;
        }
        switch (answer.type()) {
            case "accepted" -> {
                message.messageNo = answer.messageNo();
                LoadResult.record(stretch.acknowledged, System.nanoTime() - message.dueNanos);
                goOn(message.outbox, stretch);
            }
            case "busy" -> {
                stretch.busy++;
                var _ = loop.schedule(message.outbox::again, answer.retryAfterMillis(), TimeUnit.MILLISECONDS);
            }
            case "failed" -> {
                stretch.failed++;
                var _ = loop.schedule(message.outbox::again, 1, TimeUnit.SECONDS);
            }
            default -> {
                stretch.refused++;
                deliveries.violated("message %d was refused: %s".formatted(message.number, answer.code()));
                goOn(message.outbox, stretch);
            }
        }
    }

    private static void goOn(Outbox outbox, LoadResult stretch) {
        if (outbox.answered()) {
            sent(outbox, stretch);
        }
    }

    /// After a new greeting: what was not answered goes out again.
    private void welcomed(Client client) {
        outboxes.stream().filter(outbox -> outbox.sender == client).forEach(Outbox::again);
    }

    private int waiting() {
        return outboxes.stream()
                .mapToInt(outbox -> outbox.waiting() + (outbox.unanswered() == null ? 0 : 1))
                .sum();
    }

    private void await(BooleanSupplier done) throws InterruptedException {
        var deadline = System.nanoTime() + SETTLE_WITHIN.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
    }

    private <T> T on(Callable<T> work) {
        try {
            return loop.submit(work).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
