package io.parley.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KafkaPropertiesTest {
    private final KafkaProperties kafka = new Binder(new MapConfigurationPropertySource(Map.of(
                    "parley.kafka.bootstrap-servers", "kafka.example.org:9093",
                    "parley.kafka.properties[security.protocol]", "SASL_SSL",
                    "parley.kafka.properties[sasl.jaas.config]", "everyone's",
                    "parley.kafka.relay[sasl.jaas.config]", "the relay's",
                    "parley.kafka.inbox[sasl.jaas.config]", "the inbox's")))
            .bind("parley.kafka", KafkaProperties.class)
            .get();

    @Test
    void whatIsSetGoesOverAClientsDefaults() {
        assertThat(kafka.client(Map.of("acks", "all", "security.protocol", "PLAINTEXT")))
                .containsEntry("acks", "all")
                .containsEntry("bootstrap.servers", "kafka.example.org:9093")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", "everyone's");
    }

    @Test
    void whoWritesATopicMayHaveCredentialsOfTheirOwn() {
        assertThat(kafka.relayClient(Map.of()))
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", "the relay's");
        assertThat(kafka.inboxClient(Map.of()))
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", "the inbox's");
    }
}
