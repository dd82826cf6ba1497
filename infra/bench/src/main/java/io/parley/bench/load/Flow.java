package io.parley.bench.load;

import io.netty.channel.EventLoop;
import io.parley.bench.client.Client;
import io.parley.bench.client.Fleet;
import io.parley.bench.client.Heard;
import io.parley.bench.client.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Messages on a fixed schedule over the lanes in turn, whatever the server does: open loop.
final class Flow {
    private static final Duration SETTLE_WITHIN = Duration.ofSeconds(90);

    private final Fleet fleet;
    private final EventLoop loop;
    private final List<Lane> lanes = new ArrayList<>();
    private final Books books = new Books();
    private @Nullable Outcome outcome;
    private long began;
    private long next;
    private int turn;

    Flow(Fleet fleet) {
        this.fleet = fleet;
        this.loop = fleet.loop();
    }

    /// One whose messages and inbox are kept account of.
    Client client(Person person) {
        return new Client(person, loop, fleet.backlog(), this::applied, this::answered, this::welcomed);
    }

    /// All of them write in their conversation.
    void among(List<Client> members, String conversation, String text) {
        members.forEach(sender -> lanes.add(new Lane(sender, members, conversation, books.run, text)));
    }

    Books books() {
        return books;
    }

    /// Sends so many, as `run`.
    Outcome send(String what, double rate, double count) throws InterruptedException {
        return run(what, rate, Duration.ofMillis((long) (1_000 * count / rate)));
    }

    /// Sends for so long, then waits until all has arrived. Blocking; not on the loop.
    Outcome run(String what, double rate, Duration duration) throws InterruptedException {
        return run(what, rate, duration, false);
    }

    /// As `run`; what could not be sent in time is forgotten, as overloaded users would.
    Outcome runAndAbandon(String what, double rate, Duration duration) throws InterruptedException {
        return run(what, rate, duration, true);
    }

    private Outcome run(String what, double rate, Duration duration, boolean abandon) throws InterruptedException {
        var stretch = new Outcome(rate, duration.toMillis() / 1e3);
        var ticking = on(() -> {
            outcome = stretch;
            began = System.nanoTime();
            next = 0;
            return loop.scheduleAtFixedRate(() -> tick(stretch), 0, 1, TimeUnit.MILLISECONDS);
        });
        var progress = new Progress(what);
        progress.during(duration, () -> on(() -> progress.line(books, stretch, waiting())));
        ticking.cancel(false);
        if (abandon) {
            on(() -> stretch.abandoned = lanes.stream().mapToInt(Lane::abandon).sum());
        }
        await(() -> on(() -> waiting() == 0 && books.isSettled()));
        return on(() -> {
            books.close();
            return stretch;
        });
    }

    private void tick(Outcome stretch) {
        var now = System.nanoTime();
        var spacing = 1e9 / stretch.rate;
        var last = (long) (stretch.rate * stretch.seconds);
        for (var due = began + (long) (next * spacing);
                due <= now && next < last;
                due = began + (long) (next * spacing)) {
            var lane = lanes.get(turn++ % lanes.size());
            stretch.due++;
            next++;
            if (lane.offer(books.open(lane, due))) {
                sent(lane, stretch);
            }
        }
    }

    private static void sent(Lane lane, Outcome stretch) {
        var message = lane.unanswered();
        if (message != null) {
            stretch.sent++;
            Outcome.record(stretch.late, System.nanoTime() - message.dueNanos);
        }
    }

    /// A client's event was applied.
    private void applied(Client client, Heard.Said event) {
        var arrived = books.applied(client, event);
        if (arrived != null && outcome != null) {
            Outcome.record(outcome.delivered, System.nanoTime() - arrived.dueNanos);
        }
    }

    private void answered(Heard answer) {
        var stretch = outcome;
        var message = books.numbered(Long.parseLong(answer.ref()));
        if (stretch == null || message == null || message.lane.unanswered() != message) {
            return;
        }
        switch (answer.type()) {
            case "accepted" -> {
                message.messageNo = answer.messageNo();
                Outcome.record(stretch.acknowledged, System.nanoTime() - message.dueNanos);
                goOn(message.lane, stretch);
            }
            case "busy" -> {
                stretch.busy++;
                var _ = loop.schedule(message.lane::again, answer.retryAfterMillis(), TimeUnit.MILLISECONDS);
            }
            case "failed" -> {
                stretch.failed++;
                var _ = loop.schedule(message.lane::again, 1, TimeUnit.SECONDS);
            }
            default -> {
                stretch.refused++;
                books.violated("message %d was refused: %s".formatted(message.number, answer.code()));
                goOn(message.lane, stretch);
            }
        }
    }

    private static void goOn(Lane lane, Outcome stretch) {
        if (lane.answered()) {
            sent(lane, stretch);
        }
    }

    /// After a new greeting: what was not answered goes out again.
    private void welcomed(Client client) {
        lanes.stream().filter(lane -> lane.sender == client).forEach(Lane::again);
    }

    private int waiting() {
        return lanes.stream()
                .mapToInt(lane -> lane.waiting() + (lane.unanswered() == null ? 0 : 1))
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
