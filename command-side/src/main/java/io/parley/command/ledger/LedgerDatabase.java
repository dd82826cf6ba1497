package io.parley.command.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.parley.command.WrongSetting;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// How the ledger's database is connected to and set up.
final class LedgerDatabase {
    /// Nothing waits for ever: not for a lock, not in a statement, not for a client that is gone (PostgreSQL would
    /// keep its locks until TCP's keepalive, two hours). An append is one statement, so `statement_timeout` bounds
    /// its transaction too. What is acknowledged is on disk.
    private static final String SESSION = String.join(
            " -c ",
            "-c default_transaction_isolation=read\\ committed",
            "synchronous_commit=on",
            "lock_timeout=5s",
            "statement_timeout=10s",
            "idle_in_transaction_session_timeout=10s",
            "tcp_keepalives_idle=5",
            "tcp_keepalives_interval=2",
            "tcp_keepalives_count=3",
            "tcp_user_timeout=10s");

    private LedgerDatabase() {}

    static HikariDataSource pool(LedgerProperties settings, String name, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.username());
        config.setPassword(settings.password().reveal());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(3_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("options", SESSION);
        config.addDataSourceProperty("connectTimeout", 3);
        config.addDataSourceProperty("socketTimeout", 15);
        config.addDataSourceProperty("tcpKeepAlive", true);
        // a server's detail may quote the row
        config.addDataSourceProperty("logServerErrorDetail", false);
        return new HikariDataSource(config);
    }

    static Flyway flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .connectRetries(10)
                .connectRetriesInterval(2)
                .load();
    }

    /// Brings the schema up to date. Nodes that start at once take turns.
    static void migrate(HikariDataSource database) {
        try {
            flyway(database).migrate();
        } catch (FlywayException e) {
            database.close();
            var line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new WrongSetting("parley.ledger.url: no ledger at " + database.getJdbcUrl() + " (" + line + ")");
        }
    }
}
