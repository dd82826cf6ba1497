package io.parley.command.aggregate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/// The streams that Axon's current unit of work has read, each with its head then, -1 where it wasn't there. What the
/// unit appends holds only if those are still their heads: the storage engine hands them to the append.
final class ReadSet {
    private static final String RESOURCE = ReadSet.class.getName();

    private final Map<String, Long> heads = new LinkedHashMap<>();

    public static ReadSet current() {
        return CurrentUnitOfWork.get().getOrComputeResource(RESOURCE, _ -> new ReadSet());
    }

    /// The first head counts: what is read again in the same unit may have been changed by it.
    public void add(String streamId, long head) {
        heads.putIfAbsent(streamId, head);
    }

    /// In the order in which they were read.
    public Map<String, Long> heads() {
        return Collections.unmodifiableMap(heads);
    }
}
