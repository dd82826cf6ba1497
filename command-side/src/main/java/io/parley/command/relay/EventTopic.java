package io.parley.command.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The topic that the ledger is published to: one partition, kept for ever.
final class EventTopic implements AutoCloseable {
    static final Map<String, Object> ADMIN = Map.of("request.timeout.ms", 5_000, "default.api.timeout.ms", 15_000);

    private static final long SILENCE_NANOS = 4_000_000_000L;
    private static final Logger log = LoggerFactory.getLogger(EventTopic.class);

    /// How far a topic goes.
    ///
    /// @param position the last one that has all before it, 0 if there is none
    /// @param offset of that position
    /// @param end offset of the next record
    record Place(long position, long offset, long end) {
        static Place empty(long end) {
            return new Place(0, -1, end);
        }
    }

    private final Admin admin;
    private final String name;
    private Uuid id = Uuid.ZERO_UUID;
    private @Nullable KafkaFuture<TopicDescription> lastLook;
    private long answered = System.nanoTime();

    EventTopic(Map<String, Object> settings, String name) {
        this.admin = Admin.create(settings);
        this.name = name;
    }

    /// Makes the topic if it isn't there, and its settings what they must be.
    void ensure() throws ExecutionException, InterruptedException {
        var found = describe();
        if (found.isEmpty()) {
            create();
            found = describe();
        }
        var topic = found.orElseThrow(() -> new IllegalStateException("topic " + name + " isn't there yet"));
        if (topic.partitions().size() != 1) {
            throw new TopicDiverged("topic " + name + " has "
                    + topic.partitions().size() + " partitions instead of 1; delete it, and the relay makes it anew");
        }
        configure(topic.partitions().getFirst().replicas().size());
        id = topic.topicId();
    }

    private Optional<TopicDescription> describe() throws ExecutionException, InterruptedException {
        try {
            return Optional.of(look().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private KafkaFuture<TopicDescription> look() {
        return admin.describeTopics(List.of(name))
                .topicNameValues()
                .values()
                .iterator()
                .next();
    }

    private void create() throws ExecutionException, InterruptedException {
        var replicas = Math.min(3, admin.describeCluster().nodes().get().size());
        try {
            var topic = new NewTopic(name, 1, (short) replicas).configs(settings(replicas));
            admin.createTopics(List.of(topic)).all().get();
            log.info("topic {} is made", name);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /// Kafka's defaults delete records after seven days.
    private static Map<String, String> settings(int replicas) {
        return Map.of(
                "retention.ms", "-1",
                "retention.bytes", "-1",
                "cleanup.policy", "delete",
                "max.message.bytes", "1048588",
                "min.insync.replicas", replicas >= 3 ? "2" : "1");
    }

    private void configure(int replicas) throws ExecutionException, InterruptedException {
        var wanted = settings(replicas);
        var wrong = wrong(wanted);
        if (wrong.isEmpty()) {
            return;
        }
        var changes = wrong.entrySet().stream()
                .map(e -> new AlterConfigOp(new ConfigEntry(e.getKey(), e.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        admin.incrementalAlterConfigs(Map.of(resource(), changes)).all().get();
        log.warn("topic {} corrected: {}", name, wrong);
        if (!wrong(wanted).isEmpty()) {
            throw new IllegalStateException("topic " + name + ": " + wrong + " not corrected yet");
        }
    }

    private Map<String, String> wrong(Map<String, String> wanted) throws ExecutionException, InterruptedException {
        var present = admin.describeConfigs(List.of(resource())).all().get().get(resource());
        var wrong = new TreeMap<>(wanted);
        if (present != null) {
            present.entries().forEach(entry -> wrong.remove(entry.name(), entry.value()));
        }
        return wrong;
    }

    private ConfigResource resource() {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    /// Removes all records. Offsets go on, so that no consumer takes a new record for an old one.
    void empty(TopicPartition partition) throws ExecutionException, InterruptedException {
        log.warn("topic {} doesn't begin with position 1: it is filled anew", name);
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1)))
                .all()
                .get();
    }

    /// Whether the topic was deleted since `ensure`, as of the last time this was asked: it never waits.
    boolean isGone() {
        var last = lastLook;
        if (last != null && !last.isDone()) {
            return false;
        }
        lastLook = look();
        try {
            var found = last == null ? id : last.get().topicId();
            answered = System.nanoTime();
            return !found.equals(id);
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether no broker has answered `isGone` for some seconds.
    boolean isSilent() {
        return System.nanoTime() - answered > SILENCE_NANOS;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
