package io.parley.projection.inbox;

import io.parley.api.wire.Delivery;
import java.util.List;

/// Tells the connectors what came into whose inbox. A repeated batch is sent again; receivers go by the numbers.
public interface Deliveries {
    /// Also called with none, before there is anything to deliver.
    void send(List<Delivery> deliveries);

    /// Returns when nothing that was sent can be lost on its way any more.
    void await();
}
