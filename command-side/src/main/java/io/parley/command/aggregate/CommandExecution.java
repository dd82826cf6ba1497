package io.parley.command.aggregate;

import static java.util.Objects.requireNonNull;

import io.parley.api.Event;
import io.parley.api.Refusal;
import io.parley.command.ledger.Ledger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/// One try to carry out a command, for as long as its unit of work: what it read, and what came of it.
public final class CommandExecution {
    private static final String RESOURCE = CommandExecution.class.getName();

    private final ReadSet reads;
    private final Map<String, Aggregate<?>> loaded = new HashMap<>();
    private final Map<String, Runnable> due = new LinkedHashMap<>();
    private @Nullable Event first;
    private @Nullable Refusal refusal;
    private @Nullable Object returned;

    private CommandExecution(ReadSet reads) {
        this.reads = reads;
    }

    public static CommandExecution current() {
        var reads = ReadSet.current();
        return CurrentUnitOfWork.get().getOrComputeResource(RESOURCE, _ -> new CommandExecution(reads));
    }

    void read(String streamId, Aggregate<?> aggregate) {
        reads.add(streamId, versionOf(aggregate));
        loaded.putIfAbsent(streamId, aggregate);
    }

    /// Whether there is something to append. What was read is then compared in the append.
    public boolean isChange() {
        return loaded.entrySet().stream()
                .anyMatch(one -> versionOf(one.getValue())
                        != requireNonNull(reads.heads().get(one.getKey())));
    }

    /// What was read may have come from a cache, and must still be the end of its stream: for a decision that appends
    /// nothing.
    public void verify(Ledger ledger) {
        ledger.verify(reads.heads());
    }

    /// A snapshot of this stream is to be taken once the unit of work is committed.
    void snapshotDue(String streamId, Runnable taken) {
        due.put(streamId, taken);
    }

    /// Each aggregate of which a snapshot is due, with its version.
    void forEachDue(BiConsumer<Aggregate<?>, Long> take) {
        due.forEach((streamId, taken) -> {
            var aggregate = requireNonNull(loaded.get(streamId));
            take.accept(aggregate, versionOf(aggregate));
            taken.run();
        });
    }

    void appending(Event event) {
        if (first == null) {
            first = event;
        }
    }

    public void refuse(Refusal why) {
        refusal = why;
    }

    public void returned(@Nullable Object byHandler) {
        returned = byHandler;
    }

    /// The first event that was appended; absent where nothing had to change.
    @Nullable
    public Event first() {
        return first;
    }

    @Nullable
    public Refusal refusal() {
        return refusal;
    }

    /// What the command's handler returned, for the answer.
    @Nullable
    public Object returned() {
        return returned;
    }

    private static long versionOf(Aggregate<?> aggregate) {
        var version = aggregate.version();
        return version == null ? -1 : version;
    }
}
