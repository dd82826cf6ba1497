package io.parley.bench.load;

import io.parley.bench.client.Client;
import java.util.HashSet;
import java.util.Set;

/// A message that was due, and what became of it.
final class Message {
    final Outbox outbox;
    final long number;
    final long dueNanos;
    boolean sent;
    long messageNo;
    final Set<Client> reached = new HashSet<>(4);

    Message(Outbox outbox, long number, long dueNanos) {
        this.outbox = outbox;
        this.number = number;
        this.dueNanos = dueNanos;
    }

    boolean isAcknowledged() {
        return messageNo > 0;
    }

    /// Whether all but the sender have it.
    boolean isDelivered() {
        return reached.size() - (reached.contains(outbox.sender) ? 1 : 0) == outbox.members.size() - 1;
    }

    boolean isEverywhere() {
        return reached.size() == outbox.members.size();
    }
}
