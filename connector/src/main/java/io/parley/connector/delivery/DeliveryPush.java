package io.parley.connector.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.connector.socket.SocketRegistry;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pushes deliveries to the recipients who are connected here. One thread at a time.
public final class DeliveryPush {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryPush.class);

    private final SocketRegistry sockets;
    private final Heads heads;
    private final Consumer<Delivered> each;
    private final Counter pushes;

    /// @param each takes every delivery, whoever its recipients are
    public DeliveryPush(SocketRegistry sockets, Heads heads, Consumer<Delivered> each, MeterRegistry meters) {
        this.sockets = sockets;
        this.heads = heads;
        this.each = each;
        this.pushes = meters.counter("parley.connector.pushes");
    }

    /// Takes the JSON of a `Delivery`. Never throws, and never waits for a socket.
    public void push(byte[] delivery) {
        try {
            var delivered = Delivered.read(delivery);
            if (heads.isCurrent(delivered.epoch())) {
                delivered.recipients().forEach((account, seq) -> {
                    for (var socket : sockets.of(account)) {
                        socket.push(delivered.numbered(seq));
                        pushes.increment();
                    }
                });
            }
            each.accept(delivered);
        } catch (RuntimeException e) {
            // the recipients fetch it, because their next heartbeat shows a newer head
            LOG.error("A delivery was not pushed: {}", e.getClass().getSimpleName());
        }
    }
}
