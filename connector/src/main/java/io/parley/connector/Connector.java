package io.parley.connector;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The connector as a process of its own.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ConnectorConfiguration.class)
public class Connector {
    public static void main(String[] args) {
        application().run(args);
    }

    /// With the defaults of a process that runs nothing else; each may be set otherwise.
    static SpringApplication application() {
        var application = new SpringApplication(Connector.class);
        application.setDefaultProperties(Map.of(
                "spring.application.name", "parley-connector",
                "spring.threads.virtual.enabled", "true",
                "server.address", "127.0.0.1",
                "server.port", "8083",
                "management.server.address", "127.0.0.1",
                "management.server.port", "9083",
                "management.endpoints.web.exposure.include", "health,metrics",
                "management.endpoint.health.probes.enabled", "true",
                "management.endpoint.health.group.readiness.include", "readinessState,deliveries"));
        return application;
    }
}
