package io.parley.edge.redis;

import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.stereotype.Component;

/// Makes Lettuce retry at least each second. Its default waits up to 30 s, and services would learn that late
/// of sessions that end.
@Component
final class RedisReconnect implements ClientResourcesBuilderCustomizer {
    @Override
    public void customize(ClientResources.Builder resources) {
        resources.reconnectDelay(
                Delay.exponential(Duration.ofMillis(10), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS));
    }
}
