package io.parley.connector.signal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts the signals of one type: those that were sent, and those that were dropped because the client
/// was too slow.
public final class SignalCounter {
    private final Counter sent;
    private final Counter dropped;

    public SignalCounter(MeterRegistry meters, String type) {
        this.sent = meters.counter("parley.connector.signals", "type", type, "outcome", "sent");
        this.dropped = meters.counter("parley.connector.signals", "type", type, "outcome", "dropped");
    }

    public boolean of(boolean taken) {
        (taken ? sent : dropped).increment();
        return taken;
    }
}
