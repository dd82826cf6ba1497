package io.parley.connector;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts the signals of one type that were sent, and those that a client was too slow for.
final class SignalCount {
    private final Counter sent;
    private final Counter dropped;

    SignalCount(MeterRegistry meters, String type) {
        this.sent = meters.counter("parley.connector.signals", "type", type, "outcome", "sent");
        this.dropped = meters.counter("parley.connector.signals", "type", type, "outcome", "dropped");
    }

    boolean of(boolean taken) {
        (taken ? sent : dropped).increment();
        return taken;
    }
}
