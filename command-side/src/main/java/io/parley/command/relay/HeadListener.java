package io.parley.command.relay;

import io.parley.command.ledger.LedgerTail;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Hears from PostgreSQL how far other nodes have brought the ledger, so that the relay needn't ask. What it misses,
/// the relay finds within a second.
final class HeadListener implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(HeadListener.class);
    private static final int NOTICES_MILLIS = 250;
    private static final Duration BACKOFF = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final DataSource database;
    private final LedgerTail tail;
    private final BackgroundLoop loop = new BackgroundLoop("ledger-listener", STOPPING, this::listen);

    HeadListener(DataSource database, LedgerTail tail) {
        this.database = database;
        this.tail = tail;
    }

    private Duration listen() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("LISTEN parley_ledger");
            var notices = connection.unwrap(PGConnection.class);
            while (loop.goesOn()) {
                for (var notice : notices.getNotifications(NOTICES_MILLIS)) {
                    tail.reached(Long.parseLong(notice.getParameter()));
                }
            }
            statement.execute("UNLISTEN *");
            return Duration.ZERO;
        } catch (SQLException e) {
            log.debug("not listening", e);
            return BACKOFF;
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    /// Waits until its connection is given back: the pool closes next.
    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
