package io.parley.projection;

import io.parley.edge.problem.ProblemConfiguration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Runs the projections as a process of their own. It answers nothing but health and metrics.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({ProjectionsConfiguration.class, ProblemConfiguration.class})
public class Projections {
    public static void main(String[] args) {
        application().run(args);
    }

    /// Sets defaults for a process that runs only the projections. The operator can override each of them.
    static SpringApplication application() {
        var application = new SpringApplication(Projections.class);
        application.setDefaultProperties(Map.of(
                "spring.application.name", "parley-projections",
                "server.address", "127.0.0.1",
                "server.port", "9084",
                "management.endpoints.web.exposure.include", "health,metrics",
                "management.endpoint.health.probes.enabled", "true",
                // this indicator sends a command that mongo-java-server doesn't know; our own indicators
                // watch MongoDB too
                "management.health.mongodb.enabled", "false",
                "management.endpoint.health.group.readiness.include", "readinessState,inbox,projections",
                "management.endpoint.health.status.order", "DOWN,OUT_OF_SERVICE,DEGRADED,UP,UNKNOWN"));
        return application;
    }
}
