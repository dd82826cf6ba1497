package io.parley.connector.protocol;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.connector.delivery.DeliveryPush;
import io.parley.connector.delivery.DeliveryReader;
import io.parley.connector.delivery.Heads;
import io.parley.connector.socket.SocketRegistry;
import io.parley.edge.settings.KafkaProperties;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// Where clients open sockets, and who takes the deliveries.
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {

    @Bean
    SocketRequests connectorSocketRequests(SocketHandler handler, Handshake handshake) {
        return new SocketRequests(handler, handshake);
    }

    @Bean
    SimpleUrlHandlerMapping connectorSocketMapping(SocketRequests connectorSocketRequests) {
        return new SimpleUrlHandlerMapping(Map.of("/ws", connectorSocketRequests), 1);
    }

    @Bean
    DeliveryPush deliveryPush(SocketRegistry sockets, Heads heads, Signals signals, MeterRegistry meters) {
        return new DeliveryPush(sockets, heads, signals::on, meters);
    }

    /// A health indicator too, under the bean's name. Not where the inbox is in this JVM, which pushes by itself.
    @Bean("deliveries")
    @ConditionalOnBooleanProperty(name = "parley.connector.read-deliveries", matchIfMissing = true)
    DeliveryReader deliveries(KafkaProperties kafka, DeliveryPush pushes, Signals signals) {
        return new DeliveryReader(kafka, pushes, signals::missed);
    }
}
