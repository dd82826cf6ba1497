package io.parley.command.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.LedgerTail;
import io.parley.edge.settings.KafkaProperties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The relay and the health of what it reads. Settings: `parley.kafka`, `parley.relay`.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KafkaProperties.class, RelayProperties.class})
public class RelayConfiguration {
    @Bean
    HeadListener ledgerHeadListener(@Qualifier("ledgerDataSource") DataSource database, LedgerTail tail) {
        return new HeadListener(database, tail);
    }

    @Bean
    Relay relay(
            Ledger ledger,
            @Qualifier("ledgerDataSource") DataSource database,
            LedgerTail tail,
            KafkaProperties kafka,
            RelayProperties settings,
            ObjectProvider<MeterRegistry> meters) {
        return new Relay(
                ledger,
                JdbcClient.create(database),
                tail,
                kafka,
                settings.pace(),
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    LedgerMonitor ledgerMonitor(@Qualifier("ledgerDataSource") DataSource database) {
        return new LedgerMonitor(JdbcClient.create(database));
    }

    /// Down while PostgreSQL doesn't answer.
    @Bean
    HealthIndicator ledgerHealthIndicator(LedgerMonitor monitor) {
        return () -> {
            var ledger = monitor.seen();
            return ledger == null
                    ? Health.down().build()
                    : Health.up().withDetail("position", ledger.lastPosition()).build();
        };
    }

    @Bean
    HealthIndicator relayHealthIndicator(LedgerMonitor monitor, Relay relay) {
        return new RelayHealth(monitor, relay);
    }
}
