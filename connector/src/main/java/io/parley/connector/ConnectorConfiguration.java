package io.parley.connector;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.edge.EdgeConfiguration;
import io.parley.edge.EdgeSecurity;
import io.parley.edge.settings.KafkaProperties;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/// All that the connector is, to be imported by a process of its own or by one that runs all services.
@Configuration(proxyBeanMethods = false)
@Import({
    EdgeConfiguration.class,
    Attendance.class,
    CommandBudget.class,
    CommandEndpoint.class,
    CommandQueues.class,
    Commands.class,
    GroupWatchers.class,
    Handshake.class,
    Heads.class,
    Presences.class,
    Relations.class,
    SessionCloser.class,
    Signals.class,
    SocketHandler.class,
    Sockets.class,
    Typings.class,
    Watch.class,
    Watchers.class
})
@EnableConfigurationProperties(ConnectorSettings.class)
public class ConnectorConfiguration {

    @Bean
    SecurityFilterChain connectorCommands(HttpSecurity http, EdgeSecurity edge) {
        return edge.forPeople(
                http.securityMatcher("/api/commands"),
                requests -> requests.anyRequest().authenticated());
    }

    @Bean
    SecurityFilterChain connectorSockets(HttpSecurity http, EdgeSecurity edge) {
        return edge.forSockets(http.securityMatcher("/ws"));
    }

    /// What is observed of a request's way through the filters stays with it, and Jetty keeps the request that became
    /// a socket for as long as that is open.
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings connectorSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebSocketHttpRequestHandler connectorSocketRequests(SocketHandler handler, Handshake handshake) {
        var requests = new WebSocketHttpRequestHandler(handler, new DefaultHandshakeHandler(new Handshake.Upgrade()));
        requests.setHandshakeInterceptors(List.of(handshake));
        return requests;
    }

    @Bean
    SimpleUrlHandlerMapping connectorSocketMapping(WebSocketHttpRequestHandler connectorSocketRequests) {
        return new SimpleUrlHandlerMapping(Map.of("/ws", connectorSocketRequests), 1);
    }

    /// A health indicator too, known by its name.
    @Bean("deliveries")
    Deliveries deliveries(
            KafkaProperties kafka, Sockets sockets, Heads heads, Signals signals, MeterRegistry meters) {
        return new Deliveries(kafka, sockets, heads, signals::on, signals::missed, meters);
    }

    /// Where this JVM has no command side.
    @Bean
    @Lazy
    @Fallback
    CommandSide httpCommandSide(
            @Value("${parley.command.url:http://127.0.0.1:8081}") URI url, ConnectorSettings settings) {
        return new HttpCommandSide(url, settings.commandWithin());
    }

    @Bean
    Gauges connectorGauges(Sockets sockets, MeterRegistry meters) {
        meters.gauge("parley.connector.sockets", sockets, s -> s.all().size());
        meters.gauge(
                "parley.connector.queued",
                sockets,
                s -> s.all().stream().mapToInt(Socket::queued).sum());
        return new Gauges();
    }

    /// Stands for the gauges that are registered.
    record Gauges() {}
}
