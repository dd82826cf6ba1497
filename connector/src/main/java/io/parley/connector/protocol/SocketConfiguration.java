package io.parley.connector.protocol;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.connector.delivery.DeliveryReader;
import io.parley.connector.delivery.Heads;
import io.parley.connector.socket.SocketRegistry;
import io.parley.edge.settings.KafkaProperties;
import java.util.Map;
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

    /// A health indicator too, under the bean's name.
    @Bean("deliveries")
    DeliveryReader deliveries(
            KafkaProperties kafka, SocketRegistry sockets, Heads heads, Signals signals, MeterRegistry meters) {
        return new DeliveryReader(kafka, sockets, heads, signals::on, signals::missed, meters);
    }
}
