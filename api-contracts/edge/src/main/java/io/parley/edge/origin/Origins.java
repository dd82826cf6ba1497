package io.parley.edge.origin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The origins of this installation, as headers of requests may name them.
public final class Origins {
    private final List<Origin> all;
    // as browsers write them, which is quick to find
    private final Set<String> origins;
    private final Set<String> hosts;

    public Origins(List<Origin> all) {
        this.all = List.copyOf(all);
        this.origins = all.stream().map(Origin::toString).collect(Collectors.toUnmodifiableSet());
        this.hosts = all.stream().map(Origin::authority).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether the `Origin` header names one of them, in whatever spelling.
    public boolean contain(String originHeader) {
        return origins.contains(originHeader)
                || Origin.read(originHeader).filter(all::contains).isPresent();
    }

    /// Whether the `Host` header names one of them, in whatever spelling.
    public boolean areNamedBy(@Nullable String hostHeader) {
        return hostHeader != null
                && (hosts.contains(hostHeader) || all.stream().anyMatch(origin -> origin.isNamedBy(hostHeader)));
    }
}
