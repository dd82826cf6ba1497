package io.parley.api.wire;

/// Names of the Kafka topics. Each generation of the ledger has its own.
public final class Topics {
    private Topics() {}

    /// CloudEvents, `PublishedEvent`: one partition, kept for ever.
    public static String events(int generation) {
        return generation == 1 ? "parley.events" : "parley.events." + generation;
    }

    /// `Delivery` records without a key: one partition, of use for minutes.
    public static final String DELIVERIES = "parley.deliveries";
}
