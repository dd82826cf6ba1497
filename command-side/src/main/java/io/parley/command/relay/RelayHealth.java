package io.parley.command.relay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// Down while nothing can be appended: while the relay has stopped for good, on whichever node, and after PostgreSQL
/// has started until the relay has checked the topic. `DEGRADED`, which is as good as up, while this node can't reach
/// Kafka: what is appended waits in the ledger.
final class RelayHealth implements HealthIndicator {
    static final Status DEGRADED = new Status("DEGRADED", "what is accepted is delivered later");

    private final LedgerMonitor monitor;
    private final Relay relay;

    RelayHealth(LedgerMonitor monitor, Relay relay) {
        this.monitor = monitor;
        this.relay = relay;
    }

    @Override
    public Health health() {
        var ledger = monitor.seen();
        if (ledger == null) {
            return Health.down().withDetail("ledger", "doesn't answer").build();
        }
        if (ledger.stopped() != null) {
            return Health.down().withDetail("stopped", ledger.stopped()).build();
        }
        if (!ledger.checked()) {
            return Health.down().withDetail("topic", "not checked yet").build();
        }
        return Health.status(relay.isCutOff() ? DEGRADED : Status.UP)
                .withDetail("leading", relay.isLeading())
                .withDetail("lag", relay.lag())
                .withDetail("kafka", relay.isCutOff() ? "doesn't answer" : "answers")
                .build();
    }
}
