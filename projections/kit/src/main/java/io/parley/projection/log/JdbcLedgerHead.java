package io.parley.projection.log;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/// Reads the view `ledger_head` over a connection of its own, because it is needed only at the start.
public final class JdbcLedgerHead implements LedgerHead {
    private final ProjectionSettings.Ledger settings;

    public JdbcLedgerHead(ProjectionSettings.Ledger settings) {
        this.settings = settings;
    }

    @Override
    public At read() {
        try (var connection = DriverManager.getConnection(
                        settings.url(), settings.username(), settings.password().reveal());
                var statement = connection.createStatement();
                var head = statement.executeQuery("SELECT ledger_id, generation, last_position FROM ledger_head")) {
            if (!head.next()) {
                throw new IllegalStateException("the ledger has not been made yet");
            }
            return new At(head.getObject(1, UUID.class), head.getInt(2), head.getLong(3));
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger can't be read", e);
        }
    }
}
