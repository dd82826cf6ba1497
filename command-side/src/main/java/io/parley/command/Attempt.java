package io.parley.command;

import static java.util.Objects.requireNonNull;

import io.parley.api.Event;
import io.parley.api.Refusal;
import io.parley.api.group.NotAdded;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.ReadSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/// One try to carry out a command, as long as its unit of work: what it read, and what came of it.
final class Attempt {
    private static final String RESOURCE = Attempt.class.getName();

    private final ReadSet reads;
    private final Map<String, Aggregate<?>> loaded = new HashMap<>();
    private final Map<String, Runnable> due = new LinkedHashMap<>();
    private @Nullable Event first;
    private @Nullable Refusal refusal;
    private List<NotAdded> notAdded = List.of();

    private Attempt(ReadSet reads) {
        this.reads = reads;
    }

    static Attempt current() {
        var reads = ReadSet.current();
        return CurrentUnitOfWork.get().getOrComputeResource(RESOURCE, _ -> new Attempt(reads));
    }

    void read(String streamId, Aggregate<?> aggregate) {
        reads.add(streamId, versionOf(aggregate));
        loaded.putIfAbsent(streamId, aggregate);
    }

    /// Whether there is something to append. What was read is then compared in the append.
    boolean isChange() {
        return loaded.entrySet().stream()
                .anyMatch(one -> versionOf(one.getValue())
                        != requireNonNull(reads.heads().get(one.getKey())));
    }

    /// What was read may have come from a cache, and must still be the end of its stream: for a decision that appends
    /// nothing.
    void verify(Ledger ledger) {
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

    void refuse(Refusal why) {
        refusal = why;
    }

    void leftOut(LeftOut some) {
        notAdded = some.notAdded();
    }

    /// The first event that was appended; absent where nothing had to change.
    @Nullable
    Event first() {
        return first;
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    /// Those for whom the command was not carried out, and why.
    List<NotAdded> notAdded() {
        return notAdded;
    }

    private static long versionOf(Aggregate<?> aggregate) {
        var version = aggregate.version();
        return version == null ? -1 : version;
    }
}
