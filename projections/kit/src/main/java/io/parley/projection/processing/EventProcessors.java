package io.parley.projection.processing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.parley.projection.kit.EventHandler;
import io.parley.projection.log.LogSource;
import io.parley.readmodel.token.ParkedDocument;
import io.parley.readmodel.token.TokenDocument;
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

/// Runs all processors. They read together in one group. Processors that are far behind catch up in a group of
/// their own, and then join the others.
///
/// Health is down until all processors have reached the ledger's head as it was at the start. It is down while
/// a processor has stopped for good, while MongoDB is away, and while there are events and no processor takes
/// any. While Kafka is away it is degraded: stored data can still be read.
public final class EventProcessors implements SmartLifecycle, HealthIndicator {
    private static final String MONGO = "MongoDB";
    private static final String KAFKA = "Kafka";
    private static final Status DEGRADED = new Status("DEGRADED");
    private static final Duration STILL = Duration.ofSeconds(4);
    /// By then whatever waited for Kafka has tried again.
    private static final Duration LATELY = Duration.ofSeconds(10);

    private final String name;
    private final LogSource source;
    private final MeterRegistry meters;
    private final List<EventProcessor> processors;
    private final List<ProcessingGroup> groups = new CopyOnWriteArrayList<>();
    private final List<Probe> probes = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    public EventProcessors(String name, LogSource source, MeterRegistry meters, Collection<EventProcessor> processors) {
        this.name = name;
        this.source = source;
        this.meters = meters;
        this.processors = List.copyOf(processors);
        for (var processor : processors) {
            meters.gauge(
                    "parley.projection.position",
                    Tags.of("projection", processor.name()),
                    processor,
                    f -> f.token().position());
        }
    }

    /// Throws if two handlers have the same name or fill the same collection, because one token's drop would
    /// take the other's data.
    public static void requireApart(Collection<EventHandler> handlers) {
        var names = new HashSet<String>();
        var collections = new HashSet<>(Set.of(TokenDocument.COLLECTION, ParkedDocument.COLLECTION));
        for (var handler : handlers) {
            if (!names.add(handler.name())) {
                throw new IllegalStateException("two projections are called " + handler.name());
            }
            for (var collection : handler.collections()) {
                if (!collections.add(collection)) {
                    throw new IllegalStateException(
                            "%s fills %s, which is another's".formatted(handler.name(), collection));
                }
            }
        }
    }

    @Override
    public void start() {
        running = true;
        var live = new ProcessingGroup(name, source, meters, processors);
        live.apart(behind -> rebuild(behind, live));
        groups.add(live);
        live.start();
        probes.add(new Probe(MONGO, processors.getFirst()::askStore));
        probes.add(new Probe(KAFKA, new TopicEnd(source.kafka(), live::topic)));
        probes.forEach(Probe::start);
    }

    private synchronized void rebuild(Collection<EventProcessor> behind, ProcessingGroup live) {
        if (running) {
            var names = behind.stream().map(EventProcessor::name).collect(Collectors.joining("-"));
            var group = new ProcessingGroup("rebuild-" + names, source, meters, behind);
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
        groups.forEach(ProcessingGroup::stop);
        groups.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server, and before the connectors of the same JVM look for deliveries.
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
        for (var processor : processors) {
            var halted = processor.halted();
            health.withDetail(
                    processor.name(),
                    halted != null ? halted : processor.token().position() + (processor.caughtUp() ? "" : ", behind"));
            if (halted != null || !processor.caughtUp()) {
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
