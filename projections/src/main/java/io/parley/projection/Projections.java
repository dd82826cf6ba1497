package io.parley.projection;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The projections alone, as a process of their own.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ProjectionsConfiguration.class)
public class Projections {
    public static void main(String[] args) {
        var application = new SpringApplication(Projections.class);
        application.setDefaultProperties(Map.of(
                "spring.application.name", "parley-projections",
                "server.address", "127.0.0.1",
                "management.endpoint.health.group.readiness.include", "readinessState,inbox,projections",
                "management.endpoint.health.probes.enabled", "true"));
        application.run(args);
    }
}
