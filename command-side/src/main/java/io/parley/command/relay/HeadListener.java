package io.parley.command.relay;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.parley.command.ledger.LedgerTail;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Hears from PostgreSQL how far other nodes have brought the ledger, so that the relay needn't ask. What it misses,
/// the relay finds within a second.
final class HeadListener implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(HeadListener.class);
    private static final int NOTICES_MILLIS = 250;
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final DataSource database;
    private final LedgerTail tail;
    private volatile @Nullable Thread thread;

    HeadListener(DataSource database, LedgerTail tail) {
        this.database = database;
        this.tail = tail;
    }

    private void run() {
        while (isRunning()) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("LISTEN parley_ledger");
                var notices = connection.unwrap(PGConnection.class);
                while (isRunning()) {
                    for (var notice : notices.getNotifications(NOTICES_MILLIS)) {
                        tail.reached(Long.parseLong(notice.getParameter()));
                    }
                }
                statement.execute("UNLISTEN *");
            } catch (SQLException e) {
                log.debug("not listening", e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            MILLISECONDS.sleep(1_000);
        } catch (InterruptedException e) {
            log.debug("interrupted");
        }
    }

    @Override
    public void start() {
        var listener = Thread.ofPlatform().name("ledger-listener").daemon().unstarted(this::run);
        thread = listener;
        listener.start();
    }

    /// Waits until its connection is given back: the pool closes next.
    @Override
    public void stop() {
        var listener = thread;
        thread = null;
        if (listener == null) {
            return;
        }
        try {
            listener.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
