package io.parley.command.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.parley.api.Secret;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The ledger. Settings: `parley.ledger`, `parley.secrets.claim-key`. The bean `ledgerDataSource` is for tables beside
/// the ledger; their migrations are in `db/migration` too.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerProperties.class)
public class LedgerConfiguration {
    private static final int READERS = 10;

    @Bean
    HikariDataSource ledgerDataSource(LedgerProperties settings) {
        var pool = LedgerDatabase.pool(settings, "ledger", READERS);
        LedgerDatabase.migrate(pool);
        return pool;
    }

    /// Spring Boot's own Flyway steps back for it.
    @Bean
    Flyway ledgerFlyway(@Qualifier("ledgerDataSource") DataSource database) {
        return LedgerDatabase.flyway(database);
    }

    /// Its connections are the writers' alone, so that readers can't keep an append waiting.
    @Bean(defaultCandidate = false)
    HikariDataSource ledgerWriterDataSource(LedgerProperties settings) {
        return LedgerDatabase.pool(settings, "ledger-writers", settings.writers());
    }

    @Bean
    LedgerTail ledgerTail() {
        return new LedgerTail();
    }

    @Bean
    GroupCommit ledgerGroupCommit(
            @Qualifier("ledgerWriterDataSource") HikariDataSource writing,
            @Qualifier("ledgerDataSource") DataSource reading,
            LedgerTail tail,
            LedgerProperties settings,
            ObjectProvider<MeterRegistry> meters) {
        return new GroupCommit(new AppendCall(writing), JdbcClient.create(reading), tail, settings, orNone(meters));
    }

    @Bean
    Ledger ledger(
            @Qualifier("ledgerDataSource") DataSource database,
            GroupCommit writer,
            LedgerProperties settings,
            @Value("${parley.secrets.claim-key:}") String claimKey) {
        var jdbc = JdbcClient.create(database);
        ClaimKey.check(jdbc, new Secret(claimKey));
        if (settings.newGeneration() != null) {
            NewGeneration.begin(jdbc, settings.newGeneration());
        }
        return new Ledger(database, writer);
    }

    private static MeterRegistry orNone(ObjectProvider<MeterRegistry> meters) {
        return meters.getIfAvailable(SimpleMeterRegistry::new);
    }
}
