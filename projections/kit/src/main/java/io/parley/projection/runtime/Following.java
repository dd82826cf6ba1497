package io.parley.projection.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;

/// Followers as they run: together in one group, except that what is far behind catches up on its own, and then joins
/// the others.
///
/// Down until all have reached the ledger's head as it was at the start, and while one has stopped for good, MongoDB is
/// away, or there are events to take and none is taken. While Kafka is away it is degraded: what is stored can be read.
public final class Following implements SmartLifecycle, HealthIndicator {
    private static final String MONGO = "MongoDB";
    private static final String KAFKA = "Kafka";
    private static final Status DEGRADED = new Status("DEGRADED");
    private static final Duration STILL = Duration.ofSeconds(4);
    /// By then whoever waited for Kafka has tried again.
    private static final Duration LATELY = Duration.ofSeconds(10);

    private final String name;
    private final LogSource source;
    private final MeterRegistry meters;
    private final List<Follower> followers;
    private final List<Group> groups = new CopyOnWriteArrayList<>();
    private final List<Probe> probes = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    public Following(String name, LogSource source, MeterRegistry meters, Collection<Follower> followers) {
        this.name = name;
        this.source = source;
        this.meters = meters;
        this.followers = List.copyOf(followers);
        for (var follower : followers) {
            meters.gauge(
                    "parley.projection.position",
                    Tags.of("projection", follower.name()),
                    follower,
                    f -> f.token().position());
        }
    }

    /// Throws where two have the same name or fill the same collection: each is dropped with the token of one alone.
    public static void requireApart(Collection<Writer> writers) {
        var names = new HashSet<String>();
        var collections = new HashSet<>(Set.of("projection", "projection_parked"));
        for (var writer : writers) {
            if (!names.add(writer.name())) {
                throw new IllegalStateException("two projections are called " + writer.name());
            }
            for (var collection : writer.collections()) {
                if (!collections.add(collection)) {
                    throw new IllegalStateException(
                            "%s fills %s, which is another's".formatted(writer.name(), collection));
                }
            }
        }
    }

    @Override
    public void start() {
        running = true;
        var live = new Group(name, source, meters, followers);
        live.apart(behind -> rebuild(behind, live));
        groups.add(live);
        live.start();
        probes.add(new Probe(MONGO, followers.getFirst()::askStore));
        probes.add(new Probe(KAFKA, new TopicEnd(source.bootstrapServers(), live::topic)));
        probes.forEach(Probe::start);
    }

    private synchronized void rebuild(Collection<Follower> behind, Group live) {
        if (running) {
            var names = behind.stream().map(Follower::name).collect(Collectors.joining("-"));
            var group = new Group("rebuild-" + names, source, meters, behind);
            group.caughtUp(live::join);
            groups.add(group);
            group.start();
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        probes.forEach(Probe::stop);
        probes.clear();
        groups.forEach(Group::stop);
        groups.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server, and in one JVM with connectors before they look for deliveries.
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public Health health() {
        var health = Health.up();
        var waits = new ArrayList<String>();
        for (var group : groups) {
            var trouble = group.trouble();
            if (trouble != null) {
                waits.add(trouble);
            } else if (group.isStill(STILL)) {
                waits.add("there are events to take, and none is taken");
            }
        }
        for (var probe : probes) {
            if (probe.isAway()) {
                waits.add(probe.name() + " doesn't answer");
            }
        }
        if (!waits.isEmpty()) {
            health.status(isForKafka() ? DEGRADED : Status.DOWN).withDetail("waits", waits);
        }
        for (var follower : followers) {
            var halted = follower.halted();
            health.withDetail(
                    follower.name(),
                    halted != null ? halted : follower.token().position() + (follower.caughtUp() ? "" : ", behind"));
            if (halted != null || !follower.caughtUp()) {
                health.down();
            }
        }
        return health.build();
    }

    /// Whether it waits for Kafka alone.
    private boolean isForKafka() {
        return probes.stream().noneMatch(probe -> probe.name().equals(MONGO) && probe.isAway())
                && probes.stream().anyMatch(probe -> probe.name().equals(KAFKA) && probe.wasAwayWithin(LATELY));
    }
}
