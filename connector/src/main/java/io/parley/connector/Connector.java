package io.parley.connector;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Runs the connector as a process of its own.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ConnectorConfiguration.class)
public class Connector {
    public static void main(String[] args) {
        application().run(args);
    }

    /// Sets defaults for a process that runs only the connector. The operator can override each of them.
    static SpringApplication application() {
        var application = new SpringApplication(Connector.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("spring.application.name", "parley-connector"),
                Map.entry("spring.threads.virtual.enabled", "true"),
                Map.entry("spring.data.redis.connect-timeout", "2s"),
                Map.entry("spring.data.redis.timeout", "2s"),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", "8083"),
                Map.entry("management.server.address", "127.0.0.1"),
                Map.entry("management.server.port", "9083"),
                Map.entry("management.endpoints.web.exposure.include", "health,metrics"),
                Map.entry("management.endpoint.health.probes.enabled", "true"),
                Map.entry("management.endpoint.health.group.readiness.include", "readinessState,deliveries"),
                Map.entry("management.endpoint.health.status.order", "DOWN,OUT_OF_SERVICE,DEGRADED,UP,UNKNOWN")));
        return application;
    }
}
