package io.parley.standalone;

import io.parley.api.Json;
import io.parley.api.wire.Delivery;
import io.parley.connector.delivery.DeliveryPush;
import io.parley.projection.inbox.Deliveries;
import java.util.List;
import org.springframework.stereotype.Component;

/// The inbox's way to the connector where both are in one JVM.
@Component
class LocalDeliveries implements Deliveries {
    private final DeliveryPush connector;

    LocalDeliveries(DeliveryPush connector) {
        this.connector = connector;
    }

    @Override
    public void send(List<Delivery> deliveries) {
        deliveries.stream().map(Json.STRICT::writeValueAsBytes).forEach(connector::push);
    }

    /// What was sent is in the sockets' queues.
    @Override
    public void await() {}
}
