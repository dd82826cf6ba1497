package io.parley.command;

import static java.util.Objects.requireNonNull;

import io.parley.api.Event;
import io.parley.api.Refusal;
import io.parley.command.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/// One try to carry out a command, as long as its unit of work: what it read, and what came of it.
final class Attempt {
    private static final String RESOURCE = Attempt.class.getName();

    /// Something was decided on a state that is not the newest: nothing was done, decide again.
    static final class Stale extends RuntimeException {
        Stale(String streamId) {
            super("stream " + streamId + " has moved on", null, false, false);
        }
    }

    private record Loaded(Aggregate<?> aggregate, long version) {
        boolean isChanged() {
            return versionOf(aggregate) != version;
        }
    }

    private final Map<String, Loaded> loaded = new LinkedHashMap<>();
    private final Map<String, Runnable> due = new LinkedHashMap<>();
    private @Nullable Event first;
    private @Nullable Refusal refusal;
    private @Nullable Object returned;

    static Attempt current() {
        return CurrentUnitOfWork.get().getOrComputeResource(RESOURCE, _ -> new Attempt());
    }

    void read(String streamId, Aggregate<?> aggregate) {
        loaded.putIfAbsent(streamId, new Loaded(aggregate, versionOf(aggregate)));
    }

    boolean isChange() {
        return loaded.values().stream().anyMatch(Loaded::isChanged);
    }

    /// The ledger's keys guard what is appended, and only that. What else was read may have come from a cache, and must
    /// still be the end of its stream.
    void verifyUnchanged(Ledger ledger) {
        verify(ledger, state -> !state.isChanged());
    }

    /// As `verifyUnchanged`, of all that was read: for a decision that will append nothing.
    void verifyAll(Ledger ledger) {
        verify(ledger, _ -> true);
    }

    private void verify(Ledger ledger, Predicate<Loaded> doubtful) {
        var streams = loaded.entrySet().stream()
                .filter(read -> doubtful.test(read.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        ledger.heads(streams).forEach((streamId, head) -> {
            if (head != requireNonNull(loaded.get(streamId)).version) {
                throw new Stale(streamId);
            }
        });
    }

    /// A snapshot of this stream is to be taken once the unit of work is committed.
    void snapshotDue(String streamId, Runnable taken) {
        due.put(streamId, taken);
    }

    /// Each aggregate of which a snapshot is due, with its version.
    void forEachDue(BiConsumer<Aggregate<?>, Long> take) {
        due.forEach((streamId, taken) -> {
            var aggregate = requireNonNull(loaded.get(streamId)).aggregate;
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

    void returned(@Nullable Object byHandler) {
        returned = byHandler;
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

    /// What the command's handler returned, for the answer.
    @Nullable
    Object returned() {
        return returned;
    }

    private static long versionOf(Aggregate<?> aggregate) {
        var version = aggregate.version();
        return version == null ? -1 : version;
    }
}
