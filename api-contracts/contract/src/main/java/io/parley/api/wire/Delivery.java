package io.parley.api.wire;

import io.parley.api.AccountId;
import java.util.Map;

/// A record of the topic `parley.deliveries`: one event, and the number it has in the inbox of each of its recipients.
/// Sent at least once; in the order of positions but for what is sent again.
public record Delivery(String epoch, Map<AccountId, Long> recipients, EventView event) {}
