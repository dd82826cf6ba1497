package io.parley.connector;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.connector.settings.ConnectorSettings;
import io.parley.connector.socket.Socket;
import io.parley.connector.socket.SocketRegistry;
import io.parley.edge.EdgeConfiguration;
import io.parley.edge.EdgeSecurity;
import io.parley.readmodel.ReadModelConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/// The configuration of the whole connector. A process of its own imports it, and so does one that
/// runs all services.
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = SpringBootConfiguration.class))
@Import({EdgeConfiguration.class, ReadModelConfiguration.class})
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

    /// No observations, because Jetty keeps the request that became a socket for as long as the socket is
    /// open, and with it all that Spring observed on the request's way through the filters.
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings connectorSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    Gauges connectorGauges(SocketRegistry sockets, MeterRegistry meters) {
        meters.gauge("parley.connector.sockets", sockets, s -> s.all().size());
        meters.gauge(
                "parley.connector.queued",
                sockets,
                s -> s.all().stream().mapToInt(Socket::queued).sum());
        return new Gauges();
    }

    /// A marker bean: the gauges are registered.
    record Gauges() {}
}
