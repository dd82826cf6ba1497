package io.parley.api.wire;

import io.parley.api.AccountId;
import java.util.Map;

/// A record of the topic `parley.deliveries`: one event, and the number it has in the inbox of each of its recipients.
public record Delivery(String epoch, Map<AccountId, Long> recipients, EventView event) {}
