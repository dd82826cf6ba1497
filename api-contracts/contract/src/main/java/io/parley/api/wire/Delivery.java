package io.parley.api.wire;

import io.parley.api.AccountId;
import java.util.Map;

/// A record of the topic `parley.deliveries`: one event, and its number in the inbox of each recipient. It
/// comes at least once, and in the order of positions except for repeats.
public record Delivery(String epoch, Map<AccountId, Long> recipients, EventView event) {}
