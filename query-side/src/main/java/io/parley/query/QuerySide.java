package io.parley.query;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Runs the query side as a process of its own.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(QuerySideConfiguration.class)
public class QuerySide {
    static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("spring.application.name", "query-side"),
            Map.entry("spring.threads.virtual.enabled", true),
            Map.entry("spring.data.redis.connect-timeout", "1s"),
            Map.entry("spring.data.redis.timeout", "1s"),
            Map.entry("server.address", "127.0.0.1"),
            Map.entry("server.port", 8082),
            Map.entry("server.shutdown", "graceful"),
            Map.entry("management.server.address", "127.0.0.1"),
            Map.entry("management.server.port", 8092),
            Map.entry("management.endpoints.web.exposure.include", "health,metrics"),
            Map.entry("management.endpoint.health.probes.enabled", true),
            // this indicator sends a command that mongo-java-server doesn't know; `queryViews`
            // watches MongoDB too
            Map.entry("management.health.mongodb.enabled", false),
            Map.entry("management.endpoint.health.group.readiness.include", "readinessState,queryViews"));

    static void main(String[] args) {
        var application = new SpringApplication(QuerySide.class);
        application.setDefaultProperties(DEFAULTS);
        application.run(args);
    }
}
