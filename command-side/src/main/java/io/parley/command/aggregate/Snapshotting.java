package io.parley.command.aggregate;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;

/// Takes a snapshot of an aggregate when so many events have followed the last one: of the one in memory, before its
/// unit of work lets go of it. (Axon's own snapshotter reads all those events again: one read for each event that is
/// written.) Where too many wait to be stored, one is left out: loading is then slower, until the next.
public final class Snapshotting implements SnapshotTriggerDefinition, AutoCloseable {
    private static final int WAITING = 1_000;

    private final Snapshots snapshots;
    private final int every;
    private final ThreadPoolExecutor storing = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("snapshots").daemon().factory(),
            new DiscardPolicy());

    /// @param every how many events of a stream may follow its last snapshot
    Snapshotting(Snapshots snapshots, int every) {
        this.snapshots = snapshots;
        this.every = every;
    }

    /// Snapshots of this type are taken and found.
    void add(Class<?> aggregate) {
        snapshots.add(aggregate);
    }

    /// Of what is due in a unit of work that is committed and still holds its locks.
    public void take(CommandExecution execution) {
        execution.forEachDue((aggregate, version) -> storing.execute(
                aggregate.invoke(root -> snapshots.take(aggregate.identifierAsString(), version, root))));
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Count();
    }

    @Override
    public SnapshotTrigger reconfigure(Class<?> aggregateType, SnapshotTrigger trigger) {
        return trigger;
    }

    @Override
    public void close() {
        storing.close();
    }

    /// Of the events since the snapshot from which an aggregate was loaded, those included that were loaded after it.
    private final class Count implements SnapshotTrigger {
        private int events;
        private boolean loaded;

        @Override
        public void eventHandled(EventMessage<?> event) {
            events++;
            if (loaded && events > every && event instanceof DomainEventMessage<?> one) {
                CommandExecution.current().snapshotDue(one.getAggregateIdentifier(), () -> events = 0);
            }
        }

        @Override
        public void initializationFinished() {
            loaded = true;
        }
    }
}
