package io.parley.projection.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the topic of events, each position once and in order, whatever the topic contains. It drops positions
/// that it has had, and searches and waits for a missing one. Offsets only say where to look first. Once it has read
/// up to its place, it takes what the `LogTail` knows, and goes back to the topic where that ends. Only one thread
/// uses it.
public final class EventLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final LogTail tail;
    private final String source;
    private final int batchSize;
    private final Duration patience;
    private Token last = Token.NONE;
    /// Whether the topic holds the last event as it is known here.
    private boolean confirmed;
    /// Whether the last events came from the tail: the topic is to be read elsewhere.
    private boolean ahead;
    private @Nullable Hole hole;
    private long unreadable = -1;

    /// @param kafka makes the settings of a Kafka client out of its defaults
    /// @param source the ledger's name in its events; a record that names another isn't one of its events
    /// @param patience how long a position may be missing before the log raises an alarm
    EventLog(
            UnaryOperator<Map<String, Object>> kafka,
            LogTail tail,
            String topic,
            String source,
            int batchSize,
            Duration patience) {
        this.partition = new TopicPartition(topic, 0);
        this.tail = tail;
        this.source = source;
        this.batchSize = batchSize;
        this.patience = patience;
        this.consumer = new KafkaConsumer<>(kafka.apply(Map.of(
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
                30_000)));
        consumer.assign(Set.of(partition));
    }

    /// Continues after this token.
    public void from(Token token) {
        last = token;
        hole = null;
        ahead = false;
        confirmed = token.position() == 0;
        if (token.position() == 0) {
            consumer.seekToBeginning(Set.of(partition));
        } else {
            consumer.seek(partition, token.offset());
        }
    }

    /// The next events, which begin right after the last one. Empty if none arrive within the timeout.
    public List<LoggedEvent> poll(Duration timeout) {
        if (confirmed && hole == null) {
            var told = told(timeout);
            if (told.isPresent()) {
                return told.get();
            }
        }
        if (ahead) {
            ahead = false;
            seekNear();
        }
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

    /// What the tail knows. The offsets are the least that the events can have in the topic.
    private Optional<List<LoggedEvent>> told(Duration timeout) {
        Optional<List<byte[]>> records;
        try {
            records = tail.after(last.position(), batchSize, timeout);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        if (records.isEmpty()) {
            return Optional.empty();
        }
        ahead = true;
        var taken = new ArrayList<LoggedEvent>();
        for (var record : records.get()) {
            var offset = last.position() == 0 ? 0 : last.offset() + 1;
            var logged = LoggedEvent.read(record, offset, source).orElse(null);
            if (logged == null || logged.position() != last.position() + 1) {
                return taken.isEmpty() ? Optional.empty() : Optional.of(taken);
            }
            taken.add(logged);
            last = Token.of(logged);
        }
        return Optional.of(taken);
    }

    /// The position that has been missing for longer than `patience`.
    public OptionalLong missing() {
        var current = hole;
        return current != null && current.alarmed ? OptionalLong.of(current.position) : OptionalLong.empty();
    }

    /// The number of records still to be read.
    public long lag() {
        return ahead ? 0 : consumer.currentLag(partition).orElse(0);
    }

    /// Whether there are records that it hasn't taken, including one that came before its turn.
    public boolean isBehind() {
        return hole != null || lag() > 0;
    }

    /// Ends a waiting poll. Call it from another thread.
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /// Takes a record if it is the next event. True if reading must continue elsewhere in the topic.
    private boolean take(ConsumerRecord<byte[], byte[]> read, List<LoggedEvent> taken) {
        var logged = LoggedEvent.read(read.value(), read.offset(), source).orElse(null);
        if (logged == null) {
            // positions are dense: if this record was to be an event, that event will be missing
            if (read.offset() > unreadable) {
                unreadable = read.offset();
                LOG.error("{} offset {} holds no event of {}", partition, read.offset(), source);
            }
            return false;
        }
        if (logged.position() == last.position() && last.eventId() != null) {
            refuseOther(logged, last.eventId());
            confirmed = true;
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
        confirmed = true;
        return hole != null && closed(hole, read.offset());
    }

    /// Ends the search: the missing position was found at this offset. The events that follow it in the log
    /// may stand before it in the topic.
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

    /// Seeks the earliest offset that the next position can have in a topic without holes, where each position
    /// takes one offset.
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

    /// A position that isn't where it should be: before `offset`, which holds a later one.
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
