package io.parley.projection.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The topic of events, each position once and in order, whatever stands in it: positions that it had are dropped, a
/// missing one is looked for and waited for. Offsets only say where to look first. Used by one thread.
public final class EventLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final String source;
    private final Duration patience;
    private Token last = Token.NONE;
    private @Nullable Hole hole;
    private long unreadable = -1;

    /// @param source of the events; a record that names another is none
    /// @param patience how long a position may be missing before that is an alarm
    EventLog(String bootstrapServers, String topic, String source, int batchSize, Duration patience) {
        this.partition = new TopicPartition(topic, 0);
        this.source = source;
        this.patience = patience;
        this.consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                batchSize,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                30_000,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000));
        consumer.assign(Set.of(partition));
    }

    /// Goes on after this token.
    public void from(Token token) {
        last = token;
        hole = null;
        if (token.position() == 0) {
            consumer.seekToBeginning(Set.of(partition));
        } else {
            consumer.seek(partition, token.offset());
        }
    }

    /// The next events, the first of which is the one after the last; none where there are none within the timeout.
    public List<LoggedEvent> poll(Duration timeout) {
        var taken = new ArrayList<LoggedEvent>();
        try {
            for (var read : consumer.poll(timeout)) {
                if (take(read, taken)) {
                    break;
                }
            }
        } catch (OffsetOutOfRangeException e) {
            LOG.warn("{} was made anew or shortened: looking for position {}", partition, last.position() + 1);
            seekNear();
        }
        if (hole != null) {
            lookFor(hole);
        }
        return taken;
    }

    /// The position that is missing for longer than one should wait for it.
    public OptionalLong missing() {
        var current = hole;
        return current != null && current.alarmed ? OptionalLong.of(current.position) : OptionalLong.empty();
    }

    /// How many records of the topic are still to be read.
    public long lag() {
        return consumer.currentLag(partition).orElse(0);
    }

    /// Whether there are records that it hasn't taken, one that is not in its turn included.
    public boolean isBehind() {
        return hole != null || lag() > 0;
    }

    /// From another thread: a poll that waits ends.
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /// True where reading goes on elsewhere in the topic.
    private boolean take(ConsumerRecord<byte[], byte[]> read, List<LoggedEvent> taken) {
        var logged = LoggedEvent.read(read.value(), read.offset(), source).orElse(null);
        if (logged == null) {
            // Positions are dense: if it stood for an event, that one will be missing
            if (read.offset() > unreadable) {
                unreadable = read.offset();
                LOG.error("{} offset {} holds no event of {}", partition, read.offset(), source);
            }
            return false;
        }
        if (logged.position() == last.position() && last.eventId() != null) {
            refuseOther(logged, last.eventId());
        }
        if (logged.position() <= last.position()) {
            return false;
        }
        if (logged.position() > last.position() + 1) {
            if (hole == null) {
                hole = new Hole(last.position() + 1, read.offset());
            }
            return false;
        }
        taken.add(logged);
        last = Token.of(logged);
        return hole != null && closed(hole, read.offset());
    }

    /// The missing one was found at this offset. What follows it in the log may stand before it in the topic.
    private boolean closed(Hole closed, long offset) {
        if (closed.alarmed) {
            LOG.info("{} has position {} again", partition, closed.position);
        }
        hole = null;
        if (offset > closed.offset) {
            consumer.seek(partition, closed.offset);
            return true;
        }
        return false;
    }

    private void lookFor(Hole missing) {
        var waited = System.nanoTime() - missing.since;
        if (!missing.alarmed && waited > patience.toNanos()) {
            missing.alarmed = true;
            LOG.error("{} lacks position {}: nothing is taken until it is there", partition, missing.position);
        }
        if (waited < missing.searchAfter || consumer.currentLag(partition).orElse(1) > 0) {
            return;
        }
        missing.searchAfter = Math.min(
                waited * 2 + Duration.ofMillis(100).toNanos(),
                waited + Duration.ofMinutes(1).toNanos());
        if (missing.searched) {
            consumer.seekToBeginning(Set.of(partition));
        } else {
            missing.searched = true;
            seekNear();
        }
    }

    /// To the earliest offset that the next position can have in a topic without holes, each position taking one.
    private void seekNear() {
        var begin = consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L);
        var end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
        consumer.seek(partition, Math.min(begin + last.position(), end));
    }

    private void refuseOther(LoggedEvent logged, String known) {
        if (!known.equals(logged.published().id().toString())) {
            throw new Halt("%s holds two events for position %d: %s and %s"
                    .formatted(
                            partition,
                            logged.position(),
                            known,
                            logged.published().id()));
        }
    }

    /// A position that isn't where it should be: before `offset`, where a later one stands.
    private static final class Hole {
        final long position;
        final long offset;
        final long since = System.nanoTime();
        long searchAfter;
        boolean searched;
        boolean alarmed;

        Hole(long position, long offset) {
            this.position = position;
            this.offset = offset;
        }
    }
}
