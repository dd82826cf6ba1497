package io.parley.api.wire;

/// Names of the Kafka topics. Each generation of the ledger has its own.
public final class Topics {
    private Topics() {}

    /// The topic of `PublishedEvent` records (CloudEvents): one partition, kept for ever.
    public static String events(int generation) {
        return generation == 1 ? "parley.events" : "parley.events." + generation;
    }

    /// The topic of `Delivery` records, which have no key: one partition, useful for minutes.
    public static final String DELIVERIES = "parley.deliveries";
}
