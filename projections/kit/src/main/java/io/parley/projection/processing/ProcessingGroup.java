package io.parley.projection.processing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.parley.api.wire.Topics;
import io.parley.projection.log.EventLog;
import io.parley.projection.log.Halt;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.log.LogSource;
import io.parley.projection.log.LoggedEvent;
import io.parley.projection.log.Token;
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

/// Processors that read the log together, in one thread, from the smallest of their positions. While Kafka,
/// MongoDB or the ledger is away, the group waits and tries again for ever.
final class ProcessingGroup {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessingGroup.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /// Of a poll or a batch, and again after it was interrupted.
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);
    /// The time between two stored tokens under load. A token costs a batch as much as a dozen of its events.
    private static final Duration SETTLE = Duration.ofMillis(200);
    private static final long BACKOFF_MAX_MILLIS = 2_000;
    private static final int RESTS = 3;
    private static final Duration LONGEST_REST = Duration.ofMillis(50);
    /// The longest rest, in paces, of a group that keeps a pace.
    private static final int PACES = 5;
    /// A processor that is this many events behind the first should read in a group of its own.
    private static final long FAR = 10_000;

    private final String name;
    private final LogSource source;
    private final MeterRegistry meters;
    private final List<EventProcessor> processors;
    private final ConcurrentLinkedQueue<EventProcessor> joining = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Consumer<Collection<EventProcessor>> apart;
    private @Nullable Consumer<EventProcessor> caughtUp;
    private volatile @Nullable EventLog log;
    private volatile @Nullable String trouble;
    private volatile long lag;
    private volatile long movedAt = System.nanoTime();
    private volatile LedgerHead.@Nullable At head;
    private long settledAt = System.nanoTime() - SETTLE.toNanos();
    private boolean unsettled;

    ProcessingGroup(String name, LogSource source, MeterRegistry meters, Collection<EventProcessor> processors) {
        this.name = name;
        this.source = source;
        this.meters = meters;
        this.processors = new CopyOnWriteArrayList<>(processors);
        this.thread = Thread.ofPlatform().daemon().name("projection-" + name).unstarted(this::run);
        var tags = Tags.of("group", name);
        meters.gauge("parley.projection.lag", tags, this, group -> group.lag);
        meters.gauge("parley.projection.troubled", tags, this, group -> group.trouble() == null ? 0 : 1);
    }

    /// Sets where processors go that are far behind the first. Those at the same position go together.
    ProcessingGroup apart(Consumer<Collection<EventProcessor>> elsewhere) {
        apart = elsewhere;
        return this;
    }

    /// Sets where a processor goes once it has caught up. The group ends when it has no processor left.
    ProcessingGroup caughtUp(Consumer<EventProcessor> elsewhere) {
        caughtUp = elsewhere;
        return this;
    }

    void start() {
        movedAt = System.nanoTime();
        thread.start();
    }

    /// Adds the processor to this group. Call it from another thread.
    void join(EventProcessor processor) {
        joining.add(processor);
    }

    /// What keeps the group from continuing; null if nothing does.
    @Nullable
    String trouble() {
        return trouble;
    }

    /// Whether the group has had work for this time and done none of it.
    boolean isStill(Duration time) {
        return thread.isAlive() && System.nanoTime() - movedAt > time.toNanos();
    }

    /// The topic that the group reads; absent until the ledger has named it.
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
            if (!thread.join(STOP_WITHIN)) {
                thread.interrupt();
                thread.join(STOP_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var backoff = 100L;
        while (!stopped() && !(processors.isEmpty() && joining.isEmpty() && caughtUp != null)) {
            var begun = System.nanoTime();
            try {
                follow();
            } catch (Halt e) {
                processors.forEach(processor -> halt(processor, e));
                processors.clear();
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
            while (!stopped() && (caughtUp == null || !processors.isEmpty())) {
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

    /// Moves each processor to its own token, and the log to the smallest of them.
    private void begin(EventLog opened, LedgerHead.At at) {
        for (var next = joining.poll(); next != null; next = joining.poll()) {
            processors.add(next);
        }
        each(processor -> processor.resume(at));
        var elsewhere = apart;
        if (elsewhere != null && !processors.isEmpty()) {
            var first = processors.stream()
                    .mapToLong(ProcessingGroup::position)
                    .max()
                    .orElseThrow();
            var behind = processors.stream()
                    .filter(processor -> first - position(processor) > FAR)
                    .collect(Collectors.groupingBy(ProcessingGroup::position));
            behind.values().forEach(processors::removeAll);
            behind.values().forEach(elsewhere);
        }
        processors.stream()
                .map(EventProcessor::token)
                .min(Comparator.comparing(Token::position))
                .ifPresent(opened::from);
        handOver();
    }

    private void take(List<LoggedEvent> batch) {
        each(processor -> meters.timer("parley.projection.store", "projection", processor.name())
                .record(() -> processor.store(batch)));
        unsettled = true;
    }

    private void settle() {
        each(EventProcessor::settle);
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
            var done = processors.stream().filter(EventProcessor::caughtUp).toList();
            processors.removeAll(done);
            done.forEach(elsewhere);
        }
    }

    private void each(Consumer<EventProcessor> action) {
        processors.removeIf(processor -> {
            try {
                action.accept(processor);
                return false;
            } catch (Halt e) {
                halt(processor, e);
                return true;
            }
        });
    }

    private static void halt(EventProcessor processor, Halt why) {
        LOG.error("{} stops: {}", processor.name(), why.getMessage());
        processor.halt(String.valueOf(why.getMessage()));
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

    /// Rests between batches, unless the group is behind. After several events it rests up to `RESTS` times as
    /// long as it worked, and no less than the pace demands. On a busy machine, where batches take long, this
    /// lets them grow, so that a message costs less.
    private void rest(int events, long worked) {
        var pace = source.pace().toNanos();
        var longest = Math.max(PACES * pace, LONGEST_REST.toNanos());
        pause(Math.max(pace - worked, Math.min(Math.min(RESTS, events / 2) * worked, longest)));
    }

    private static long position(EventProcessor processor) {
        return processor.token().position();
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
