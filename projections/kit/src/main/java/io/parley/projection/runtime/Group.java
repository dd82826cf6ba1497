package io.parley.projection.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.parley.api.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Followers that read the log together, in one thread, from the smallest of their positions. While Kafka, MongoDB or
/// the ledger is away it waits and tries again, without end.
final class Group {
    private static final Logger LOG = LoggerFactory.getLogger(Group.class);
    private static final Duration POLL = Duration.ofMillis(250);
    /// Under load tokens are stored this far apart: a batch costs as much for its token as for a dozen of its events.
    private static final Duration SETTLE = Duration.ofMillis(200);
    private static final long BACKOFF_MAX_MILLIS = 2_000;
    private static final int RESTS = 3;
    private static final Duration LONGEST_REST = Duration.ofMillis(50);
    /// Of a group that keeps a pace: so many times that.
    private static final int PACES = 5;
    /// Further behind the first than this, a follower is better read for on its own.
    private static final long FAR = 10_000;

    private final String name;
    private final LogSource source;
    private final MeterRegistry meters;
    private final List<Follower> followers;
    private final ConcurrentLinkedQueue<Follower> joining = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Consumer<Collection<Follower>> apart;
    private @Nullable Consumer<Follower> caughtUp;
    private volatile @Nullable EventLog log;
    private volatile @Nullable String trouble;
    private volatile long lag;
    private volatile long movedAt = System.nanoTime();
    private volatile LedgerHead.@Nullable At head;
    private long settledAt = System.nanoTime() - SETTLE.toNanos();
    private boolean unsettled;

    Group(String name, LogSource source, MeterRegistry meters, Collection<Follower> followers) {
        this.name = name;
        this.source = source;
        this.meters = meters;
        this.followers = new CopyOnWriteArrayList<>(followers);
        this.thread = Thread.ofPlatform().daemon().name("projection-" + name).unstarted(this::run);
        var tags = Tags.of("group", name);
        meters.gauge("parley.projection.lag", tags, this, group -> group.lag);
        meters.gauge("parley.projection.troubled", tags, this, group -> group.trouble() == null ? 0 : 1);
    }

    /// Where followers go that are far behind the first, those at the same position together.
    Group apart(Consumer<Collection<Follower>> elsewhere) {
        apart = elsewhere;
        return this;
    }

    /// Where a follower goes that has caught up. A group that nobody is left in ends.
    Group caughtUp(Consumer<Follower> elsewhere) {
        caughtUp = elsewhere;
        return this;
    }

    void start() {
        movedAt = System.nanoTime();
        thread.start();
    }

    /// From another thread: the follower reads with this group from now on.
    void join(Follower follower) {
        joining.add(follower);
    }

    /// What keeps it from going on; nothing where all is well.
    @Nullable
    String trouble() {
        return trouble;
    }

    /// Whether there has been something to do for so long, and nothing was done.
    boolean isStill(Duration time) {
        return thread.isAlive() && System.nanoTime() - movedAt > time.toNanos();
    }

    /// The one that is read; absent until the ledger has told.
    @Nullable
    String topic() {
        var at = head;
        return at == null ? null : Topics.events(at.generation());
    }

    /// Ends after the batch that is being stored. Blocking.
    void stop() {
        stopping.countDown();
        var open = log;
        if (open != null) {
            open.wakeup();
        }
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var backoff = 100L;
        while (!stopped() && !(followers.isEmpty() && joining.isEmpty() && caughtUp != null)) {
            var begun = System.nanoTime();
            try {
                follow();
            } catch (Halt e) {
                followers.forEach(follower -> halt(follower, e));
                followers.clear();
            } catch (StoredToken.Gone e) {
                LOG.warn("{}: it is built anew", e.getMessage());
                head = null;
            } catch (RuntimeException e) {
                if (stopped()) {
                    break;
                }
                if (trouble == null) {
                    LOG.warn("{} waits, and tries again until it works", name, e);
                }
                trouble = e.getClass().getSimpleName();
                var lasted = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                backoff = lasted > BACKOFF_MAX_MILLIS ? 100 : Math.min(backoff * 2, BACKOFF_MAX_MILLIS);
                pause(TimeUnit.MILLISECONDS.toNanos(backoff));
            }
        }
    }

    private void follow() {
        var at = head == null ? source.head().read() : head;
        head = at;
        try (var opened = source.open(at)) {
            log = opened;
            begin(opened, at);
            while (!stopped() && (caughtUp == null || !followers.isEmpty())) {
                if (!joining.isEmpty()) {
                    begin(opened, at);
                }
                var batch = opened.poll(unsettled ? Duration.ofNanos(Math.max(0, untilSettled())) : POLL);
                var begun = System.nanoTime();
                if (!batch.isEmpty() || !opened.isBehind()) {
                    movedAt = begun;
                }
                if (!batch.isEmpty()) {
                    meters.summary("parley.projection.batch", "group", name).record(batch.size());
                    take(batch);
                }
                var worked = System.nanoTime() - begun;
                if (unsettled && untilSettled() <= 0) {
                    settle();
                }
                lag = opened.lag();
                if (!batch.isEmpty() && lag < source.batchSize()) {
                    rest(batch.size(), worked);
                }
                look(opened);
            }
            settle();
        } finally {
            log = null;
        }
    }

    /// Each follower goes to its own token, and reading to the smallest.
    private void begin(EventLog opened, LedgerHead.At at) {
        for (var next = joining.poll(); next != null; next = joining.poll()) {
            followers.add(next);
        }
        each(follower -> follower.resume(at));
        var elsewhere = apart;
        if (elsewhere != null && !followers.isEmpty()) {
            var first = followers.stream().mapToLong(Group::position).max().orElseThrow();
            var behind = followers.stream()
                    .filter(follower -> first - position(follower) > FAR)
                    .collect(Collectors.groupingBy(Group::position));
            behind.values().forEach(followers::removeAll);
            behind.values().forEach(elsewhere);
        }
        followers.stream()
                .map(Follower::token)
                .min(Comparator.comparing(Token::position))
                .ifPresent(opened::from);
        handOver();
    }

    private void take(List<Logged> batch) {
        each(follower -> meters.timer("parley.projection.store", "projection", follower.name())
                .record(() -> follower.store(batch)));
        unsettled = true;
    }

    private void settle() {
        each(Follower::settle);
        settledAt = System.nanoTime();
        unsettled = false;
        handOver();
    }

    private long untilSettled() {
        return settledAt + SETTLE.toNanos() - System.nanoTime();
    }

    private void handOver() {
        var elsewhere = caughtUp;
        if (elsewhere != null) {
            var done = followers.stream().filter(Follower::caughtUp).toList();
            followers.removeAll(done);
            done.forEach(elsewhere);
        }
    }

    private void each(Consumer<Follower> action) {
        followers.removeIf(follower -> {
            try {
                action.accept(follower);
                return false;
            } catch (Halt e) {
                halt(follower, e);
                return true;
            }
        });
    }

    private static void halt(Follower follower, Halt why) {
        LOG.error("{} stops: {}", follower.name(), why.getMessage());
        follower.halt(String.valueOf(why.getMessage()));
    }

    private void look(EventLog opened) {
        var missing = opened.missing();
        if (missing.isPresent()) {
            trouble = "position " + missing.getAsLong() + " is missing in the topic";
        } else if (trouble != null) {
            LOG.info("{} goes on", name);
            trouble = null;
        }
    }

    /// Unless it is behind: after several events up to `RESTS` times as long as it has worked, and no less than the
    /// pace leaves. Where the machine is busy and batches take long, this lets them grow, and a message costs less.
    private void rest(int events, long worked) {
        var pace = source.pace().toNanos();
        var longest = Math.max(PACES * pace, LONGEST_REST.toNanos());
        pause(Math.max(pace - worked, Math.min(Math.min(RESTS, events / 2) * worked, longest)));
    }

    private static long position(Follower follower) {
        return follower.token().position();
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void pause(long nanos) {
        try {
            if (nanos > 0 && stopping.await(nanos, TimeUnit.NANOSECONDS)) {
                LOG.debug("{} stops", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
