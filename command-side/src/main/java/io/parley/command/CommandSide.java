package io.parley.command;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The command side as a process of its own.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(CommandSideConfiguration.class)
public class CommandSide {
    public static void main(String[] args) {
        application().run(args);
    }

    /// With the defaults of a process that runs nothing else; each may be set otherwise.
    static SpringApplication application() {
        var application = new SpringApplication(CommandSide.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("spring.application.name", "command-side"),
                Map.entry("spring.threads.virtual.enabled", true),
                Map.entry("spring.data.redis.connect-timeout", "1s"),
                Map.entry("spring.data.redis.timeout", "1s"),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", 8081),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("management.server.address", "127.0.0.1"),
                Map.entry("management.server.port", 8091),
                Map.entry("management.endpoints.web.exposure.include", "health,metrics"),
                Map.entry("management.endpoint.health.probes.enabled", true),
                Map.entry("management.endpoint.health.group.readiness.include", "readinessState,ledger,relay"),
                Map.entry("management.endpoint.health.status.order", "down,out-of-service,degraded,up,unknown"),
                Map.entry("parley.command.http.enabled", true)));
        return application;
    }
}
