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

/// All that the connector is, to be imported by a process of its own or by one that runs all services.
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

    /// What is observed of a request's way through the filters stays with it, and Jetty keeps the request that became
    /// a socket for as long as that is open.
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

    /// Stands for the gauges that are registered.
    record Gauges() {}
}
