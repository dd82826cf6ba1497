package io.parley.command.relay;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.api.wire.Topics;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.LedgerTail;
import io.parley.command.ledger.StoredEvent;
import io.parley.edge.settings.KafkaProperties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Publishes the ledger to its topic, in order and without a hole; a record may be there twice. One leader at a time,
/// by a lease, on a thread of its own. Whatever goes wrong, it starts anew: finds out what the topic has and goes on
/// after that. Only where the topic contradicts the ledger it stops for good (`stoppedBecause`). The row `relay` tells
/// `append` so, and that the topic has been checked since PostgreSQL has started: else it takes nothing.
public final class Relay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 500;
    private static final long SECOND = 1_000_000_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final LedgerTail tail;
    private final KafkaProperties kafka;
    private final Duration pace;
    private final Lease lease;
    private final BackgroundLoop loop = new BackgroundLoop("relay", Duration.ofSeconds(5), this::round);
    private boolean troubled;
    private volatile @Nullable Publisher publisher;
    /// The ledger's name in the records that are published here now.
    private volatile @Nullable String publishing;
    private volatile boolean cutOff;
    private volatile @Nullable String stoppedBecause;

    /// @param pace the least time between two batches
    Relay(Ledger ledger, JdbcClient jdbc, LedgerTail tail, KafkaProperties kafka, Duration pace, MeterRegistry meters) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.tail = tail;
        this.kafka = kafka;
        this.pace = pace;
        this.lease = new Lease(jdbc);
        meters.gauge("parley.relay.lag", this, Relay::lag);
    }

    /// Events that are in the ledger and not yet known to be in the topic; 0 where another one leads.
    long lag() {
        var leading = publisher;
        return leading == null ? 0 : Math.max(0, tail.head() - leading.acked().position());
    }

    /// The one line that says why the relay has stopped for good.
    @Nullable
    String stoppedBecause() {
        return stoppedBecause;
    }

    boolean isLeading() {
        return publisher != null;
    }

    /// The records that follow a position, at most `limit`, for a reader in this JVM, who needn't wait until the topic
    /// has them. Waits so long for the first. Absent where it isn't known here what follows: another node leads, or
    /// has appended it, or it is long ago.
    public Optional<List<byte[]>> after(long position, int limit, Duration timeout) throws InterruptedException {
        var source = publishing;
        if (source == null) {
            return Optional.empty();
        }
        if (!tail.awaitBeyond(position, timeout.toMillis())) {
            return Optional.of(List.of());
        }
        var events = tail.after(position, limit);
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.stream()
                        .map(event -> CloudEvent.json(event, source))
                        .toList());
    }

    /// Whether Kafka doesn't answer this node, as far as it needs to know.
    boolean isCutOff() {
        return cutOff;
    }

    private Duration round() throws InterruptedException {
        try {
            var term = lease.acquire();
            if (term.isPresent()) {
                leadOrStop(term.get());
            }
            cutOff = false;
            troubled = false;
            return PAUSE;
        } catch (Publisher.UnexpectedOffset e) {
            log.warn("{}: checking it again", e.getMessage());
            return Duration.ZERO;
        } catch (InterruptedException | InterruptException e) {
            throw new InterruptedException();
        } catch (Exception e) {
            if (!troubled) {
                log.warn("the relay starts anew, until it can: {}", e.toString());
            }
            troubled = true;
            cutOff = true;
            return PAUSE;
        }
    }

    private void leadOrStop(Lease.Term term) throws ExecutionException, InterruptedException {
        try {
            lead(term);
        } catch (TopicDiverged e) {
            var why = requireNonNull(e.getMessage());
            lease.stopped(term, why);
            stoppedBecause = why;
            log.error("{}", why);
            loop.end();
        }
    }

    /// Until another one leads, the ledger or the topic is another one, or somebody has closed the ledger.
    private void lead(Lease.Term term) throws ExecutionException, InterruptedException {
        var name = Topics.events(term.generation());
        tail.clear();
        try (var topic = new EventTopic(kafka.relayClient(EventTopic.ADMIN), name)) {
            topic.ensure();
            var place = new TopicCheck(kafka.relayClient(TopicCheck.CONSUMER), jdbc, name, term).place(topic);
            lease.checked(term);
            cutOff = false;
            log.info("the relay leads: {} goes on after position {}", name, place.position());
            var source = CloudEvent.source(term.ledgerId(), term.generation());
            try (var sending = new Publisher(kafka.relayClient(Publisher.PRODUCER), name, source, place, pace)) {
                publisher = sending;
                relay(term, topic, sending, source);
            } finally {
                tail.followed(false);
                publishing = null;
                publisher = null;
            }
        }
    }

    private void relay(Lease.Term term, EventTopic topic, Publisher sending, String source)
            throws InterruptedException {
        for (var renewal = System.nanoTime(); loop.goesOn(); ) {
            var left = (renewal - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                var acked = sending.acked();
                var now = lease.renew(acked.position(), acked.offset());
                if (now.isEmpty()
                        || !now.get().sameLedger(term)
                        || !now.get().open()
                        || now.get().lastPosition() < acked.position()
                        || topic.isGone()) {
                    return;
                }
                cutOff = topic.isSilent();
                tail.reached(now.get().lastPosition());
                publishing = source;
                tail.followed(true);
                renewal = System.nanoTime() + SECOND;
            } else if (sending.awaitRoom(left) && tail.awaitBeyond(sending.sent(), left)) {
                sending.awaitPace();
                sending.send(next(sending.sent()));
            }
        }
    }

    private List<StoredEvent> next(long sent) {
        var fresh = tail.after(sent, BATCH);
        return fresh.isEmpty() ? ledger.after(sent, BATCH) : fresh;
    }

    @Override
    public void start() {
        loop.start();
    }

    /// Gives the lease away, so that another one can lead at once.
    @Override
    public void stop() {
        if (!loop.isRunning()) {
            return;
        }
        loop.stop();
        try {
            lease.release();
        } catch (RuntimeException e) {
            log.debug("the lease runs out by itself", e);
        }
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /// Starts before the servers that take commands, and stops after them.
    @Override
    public int getPhase() {
        return 0;
    }
}
