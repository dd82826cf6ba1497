package io.parley.bench.server;

import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.LedgerConfiguration;
import io.parley.projection.log.ProjectionSettings;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The ledger as the command side has it, with its writers and connections, but without the relay, which needs a
/// broker.
public record OpenLedger(AnnotationConfigApplicationContext beans) implements AutoCloseable {
    /// @param at its PostgreSQL, whose schema is made if it isn't there
    public OpenLedger(ProjectionSettings.Ledger at, String claimKey) {
        this(new AnnotationConfigApplicationContext());
        beans.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "ledger",
                        Map.of(
                                "parley.ledger.url", at.url(),
                                "parley.ledger.username", at.username(),
                                "parley.ledger.password", at.password().reveal(),
                                "parley.secrets.claim-key", claimKey)));
        beans.register(LedgerConfiguration.class);
        beans.refresh();
    }

    /// For a ledger without a relay: else it takes nothing until the relay has checked the topic.
    public void withoutTopic() {
        JdbcClient.create(beans.getBean("ledgerDataSource", DataSource.class))
                .sql("UPDATE relay SET checked = pg_postmaster_start_time()")
                .update();
    }

    public Ledger ledger() {
        return beans.getBean(Ledger.class);
    }

    @Override
    public void close() {
        beans.close();
    }
}
