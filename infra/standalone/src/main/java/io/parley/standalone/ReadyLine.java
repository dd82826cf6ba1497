package io.parley.standalone;

import io.parley.standalone.installation.Settings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Says where Parley is once it accepts log-ins: when all its parts are healthy, among them the ledger's relay, before
/// which no command is accepted.
@Component
class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HealthEndpoint health;
    private final Environment environment;

    ReadyLine(HealthEndpoint health, Environment environment) {
        this.health = health;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Thread.ofVirtual().name("ready-line").start(this::tellWhenReady);
    }

    private void tellWhenReady() {
        try {
            var patience = System.nanoTime() + PATIENCE.toNanos();
            while (!health.health().getStatus().equals(Status.UP)) {
                if (System.nanoTime() > patience) {
                    LOG.warn("Parley is not ready yet: {}", health.health());
                    patience = System.nanoTime() + PATIENCE.toNanos();
                }
                Thread.sleep(BETWEEN);
            }
            LOG.info("Events are on Kafka at {}", environment.getProperty("parley.kafka.bootstrap-servers"));
            LOG.info("Parley is ready at {}", Settings.of(environment).origins().getFirst());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
