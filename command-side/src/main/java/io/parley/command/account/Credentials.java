package io.parley.command.account;

import io.parley.api.AccountId;
import io.parley.api.account.AccountEvent.HandleClaimed;
import io.parley.api.account.LoginName;
import io.parley.command.SecretProperties;
import io.parley.command.StreamId;
import io.parley.command.ledger.Ledger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// E-mail address, phone number and password hash of each account: beside the ledger, never in it.
@Component
public final class Credentials {
    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final SecretProperties secrets;

    /// Prints as its account alone.
    public record Credential(
            AccountId account, String email, @Nullable String phone, String passwordHash) {
        /// The same with another password.
        public Credential withHash(String hash) {
            return new Credential(account, email, phone, hash);
        }

        @Override
        public String toString() {
            return "Credential[" + account + "]";
        }
    }

    /// @param isNew whether it was not there before
    record Kept(Credential credential, boolean isNew) {}

    Credentials(@Qualifier("ledgerDataSource") DataSource database, Ledger ledger, SecretProperties secrets) {
        this.jdbc = JdbcClient.create(database);
        this.ledger = ledger;
        this.secrets = secrets;
    }

    /// Of the account that the login name belongs to, by the ledger. Where it belongs to none, it asks for nobody's, so
    /// that the time it takes tells nothing.
    public Optional<Credential> of(LoginName name) {
        try (var claims = ledger.stream(StreamId.of(name.claim(secrets.claimKey())), 0)) {
            return claims.map(stored -> ((HandleClaimed) stored.event()).accountId())
                    .reduce((earlier, later) -> later)
                    .or(() -> Optional.of(NOBODY))
                    .flatMap(this::of);
        }
    }

    public Optional<Credential> of(AccountId account) {
        return jdbc.sql("SELECT * FROM credential WHERE account_id = ?")
                .param(account.value())
                .query(Credentials::credential)
                .optional();
    }

    /// Keeps it unless the account has one, and tells which it has.
    Kept keep(Credential given) {
        return jdbc.sql("""
            INSERT INTO credential (account_id, email, phone, password_hash)
            VALUES (:account, :email, :phone, :hash)
            ON CONFLICT (account_id) DO UPDATE SET touched = now()
            RETURNING *, xmax = 0 AS is_new\
            """)
                .param("account", given.account().value())
                .param("email", given.email())
                .param("phone", given.phone(), Types.VARCHAR)
                .param("hash", given.passwordHash())
                .query((row, n) -> new Kept(credential(row, n), row.getBoolean("is_new")))
                .single();
    }

    /// Whether this is still the account's credential. It stays so until the caller's transaction ends.
    public boolean isCurrent(Credential read) {
        return jdbc.sql("SELECT TRUE FROM credential WHERE account_id = ? AND password_hash = ? FOR SHARE")
                .params(read.account().value(), read.passwordHash())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /// Gives the account another password. Returns whether `read` was still its credential; else it changes nothing.
    public boolean replace(Credential read, String passwordHash) {
        var changed = jdbc.sql("UPDATE credential SET password_hash = ? WHERE account_id = ? AND password_hash = ?")
                .params(passwordHash, read.account().value(), read.passwordHash())
                .update();
        return changed == 1;
    }

    /// For a registration that was refused.
    void drop(AccountId account) {
        jdbc.sql("DELETE FROM credential WHERE account_id = ?")
                .param(account.value())
                .update();
    }

    /// Rows whose registration never reached the ledger.
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void sweep() {
        jdbc.sql("""
            DELETE FROM credential c WHERE touched < now() - interval '1 hour' AND NOT EXISTS
                (SELECT FROM event e WHERE e.stream_id = 'account-' || c.account_id AND e.stream_seq = 0)\
            """).update();
    }

    private static Credential credential(ResultSet row, int ignored) throws SQLException {
        return new Credential(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("email"),
                row.getString("phone"),
                row.getString("password_hash"));
    }
}
