package io.parley.api.wire;

/// One entry of a person's inbox. `seq` counts from 1 without holes within an epoch.
public record Entry(long seq, EventView event) {}
