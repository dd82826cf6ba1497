package io.parley.bench;

/// One that was due, and what became of it.
final class Message {
    final Lane lane;
    final long number;
    final long dueNanos;
    boolean sent;
    long messageNo;
    boolean atSender;
    boolean atRecipient;

    Message(Lane lane, long number, long dueNanos) {
        this.lane = lane;
        this.number = number;
        this.dueNanos = dueNanos;
    }

    boolean isAcknowledged() {
        return messageNo > 0;
    }
}
