package io.parley.edge.settings;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How to reach Kafka.
///
/// @param bootstrapServers the first brokers to connect to, as `host:port`, separated by commas
/// @param properties properties of every Kafka client, under Kafka's
///     own names (`parley.kafka.properties[security.protocol]`)
@ConfigurationProperties("parley.kafka")
public record KafkaProperties(
        @DefaultValue("127.0.0.1:9092") String bootstrapServers,
        @DefaultValue Map<String, String> properties) {

    /// The settings of one client: what the operator set, and `defaults` for the rest.
    public Map<String, Object> client(Map<String, Object> defaults) {
        var settings = new HashMap<>(defaults);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("reconnect.backoff.max.ms", 1_000);
        settings.putAll(properties);
        return settings;
    }
}
