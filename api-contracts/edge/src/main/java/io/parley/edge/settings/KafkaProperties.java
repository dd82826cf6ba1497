package io.parley.edge.settings;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How to reach Kafka. All properties have Kafka's own names: `parley.kafka.properties[security.protocol]`.
///
/// @param bootstrapServers the first brokers to connect to, as `host:port`, separated by commas
/// @param properties of every Kafka client of every service
/// @param relay of the relay's clients, over `properties`: it alone needs to write the topic of events
/// @param inbox of the inbox's clients, over `properties`: it alone needs to write the topic of deliveries
@ConfigurationProperties("parley.kafka")
public record KafkaProperties(
        @DefaultValue("127.0.0.1:9092") String bootstrapServers,
        @DefaultValue Map<String, String> properties,
        @DefaultValue Map<String, String> relay,
        @DefaultValue Map<String, String> inbox) {

    /// Without properties.
    public static KafkaProperties at(String bootstrapServers) {
        return new KafkaProperties(bootstrapServers, Map.of(), Map.of(), Map.of());
    }

    /// The settings of one client, which reads: what the operator set, and `defaults` for the rest.
    public Map<String, Object> client(Map<String, Object> defaults) {
        var settings = new HashMap<>(defaults);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("reconnect.backoff.max.ms", 1_000);
        settings.putAll(properties);
        return settings;
    }

    /// The settings of one of the relay's clients.
    public Map<String, Object> relayClient(Map<String, Object> defaults) {
        var settings = client(defaults);
        settings.putAll(relay);
        return settings;
    }

    /// The settings of one of the inbox's clients that write.
    public Map<String, Object> inboxClient(Map<String, Object> defaults) {
        var settings = client(defaults);
        settings.putAll(inbox);
        return settings;
    }
}
