package io.parley.command.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.parley.api.AccountId;
import io.parley.api.Secret;
import io.parley.api.account.AccountRefusal;
import io.parley.api.account.SessionId;
import io.parley.api.wire.Actor;
import io.parley.command.account.Credentials;
import io.parley.command.account.Credentials.Credential;
import io.parley.command.gateway.Refused;
import io.parley.edge.session.EndedSessions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The log-ins there are, each a family of refresh tokens. A token is used once; then its successor is valid.
/// One that was just used gets the same successor again, since an answer may be lost and many tabs may ask at
/// once. Any other that comes a second time was stolen, from or by whoever came first: its session ends.
@Component
final class Sessions {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EndedSessions ended;
    private final DerivedTokens tokens;
    private final Credentials credentials;
    private final SessionProperties settings;

    /// Where a session is used from.
    record Client(String address, String userAgent) {}

    /// What became of a refresh token.
    sealed interface Renewal {}

    record Granted(SessionId session, AccountId account, Secret refreshToken) implements Renewal {}

    record Reused(SessionId session) implements Renewal {}

    record Unknown() implements Renewal {}

    private record Used(SessionId session, AccountId account, int generation, int newest, boolean inGrace) {}

    Sessions(
            @Qualifier("ledgerDataSource") DataSource database,
            EndedSessions ended,
            DerivedTokens tokens,
            Credentials credentials,
            SessionProperties settings) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.ended = ended;
        this.tokens = tokens;
        this.credentials = credentials;
        this.settings = settings;
    }

    /// Throws `Refused` where the password that let them in was changed meanwhile.
    Granted begin(Credential credential, String name, Client client) {
        return requireNonNull(transaction.execute(_ -> {
            if (!credentials.isCurrent(credential)) {
                throw new Refused(AccountRefusal.WRONG_CREDENTIALS);
            }
            var account = credential.account();
            var session = SessionId.random();
            jdbc.sql("""
                INSERT INTO session (id, account_id, client, address, user_agent, expires)
                VALUES (?, ?, ?, ?, ?, now() + make_interval(secs => ?))\
                """)
                    .params(
                            session.value(),
                            account.value(),
                            name,
                            client.address(),
                            client.userAgent(),
                            seconds(settings.session()))
                    .update();
            return grant(session, account, 1, random());
        }));
    }

    /// Empty where the token isn't valid, or no longer.
    Optional<Granted> refresh(Secret token, Client client) {
        var renewal = requireNonNull(transaction.execute(
                _ -> find(token).map(used -> renew(used, token, client)).orElseGet(Unknown::new)));
        return switch (renewal) {
            case Granted granted -> Optional.of(granted);
            case Reused(var session) -> {
                tellEnded(session);
                yield Optional.empty();
            }
            case Unknown() -> Optional.empty();
        };
    }

    /// Ends all sessions of the actor but the one that asks. Returns them, to be told.
    List<SessionId> markOthersEnded(Actor actor) {
        return jdbc.sql("""
            UPDATE session SET ended = now() WHERE account_id = ? AND id <> ? AND ended IS NULL RETURNING id\
            """).params(actor.account().value(), actor.session().value()).query(UUID.class).list().stream()
                .map(SessionId::new)
                .toList();
    }

    void tellEnded(SessionId session) {
        ended.tell(session, settings.endedKept());
    }

    /// Ends the session that a token belongs to, whichever of its tokens it is. Again: tells its end again.
    void end(Secret token) {
        jdbc.sql("SELECT session_id FROM refresh_token WHERE hash = ?")
                .param(hash(token))
                .query(UUID.class)
                .optional()
                .map(SessionId::new)
                .ifPresent(session -> {
                    markEnded(session);
                    tellEnded(session);
                });
    }

    /// The lock on the session's row makes two tabs take turns.
    private Optional<Used> find(Secret token) {
        return jdbc.sql("""
            SELECT s.id, s.account_id, t.generation, s.generation AS newest,
                   s.rotated + make_interval(secs => ?) > now() AS in_grace
            FROM refresh_token t JOIN session s ON s.id = t.session_id
            WHERE t.hash = ? AND s.ended IS NULL AND s.expires > now()
            FOR UPDATE OF s\
            """)
                .params(seconds(settings.grace()), hash(token))
                .query(Sessions::used)
                .optional();
    }

    private Renewal renew(Used used, Secret token, Client client) {
        if (used.generation == used.newest) {
            jdbc.sql("""
                UPDATE session SET generation = generation + 1, rotated = now(), last_used = now(),
                    expires = now() + make_interval(secs => ?), address = ?, user_agent = ?
                WHERE id = ?\
                """)
                    .params(seconds(settings.session()), client.address(), client.userAgent(), used.session.value())
                    .update();
            return grant(used.session, used.account, used.newest + 1, successor(token));
        }
        if (used.generation == used.newest - 1 && used.inGrace) {
            return grant(used.session, used.account, used.newest, successor(token));
        }
        markEnded(used.session);
        return new Reused(used.session);
    }

    private static Secret random() {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Derived, since only hashes are stored: however often a token comes, it has one successor.
    private Secret successor(Secret token) {
        return new Secret(tokens.of("refresh-token", token.reveal()));
    }

    private Granted grant(SessionId session, AccountId account, int generation, Secret token) {
        jdbc.sql("""
            INSERT INTO refresh_token (hash, session_id, generation) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING\
            """).params(hash(token), session.value(), generation).update();
        return new Granted(session, account, token);
    }

    private void markEnded(SessionId session) {
        jdbc.sql("UPDATE session SET ended = coalesce(ended, now()) WHERE id = ?")
                .param(session.value())
                .update();
    }

    /// Sessions that ended or ran out, and tokens too old to be of use to a thief.
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void sweep() {
        jdbc.sql("DELETE FROM session WHERE least(ended, expires) < now() - interval '1 day'")
                .update();
        jdbc.sql("DELETE FROM refresh_token WHERE issued < now() - make_interval(secs => ?)")
                .param(seconds(settings.session()))
                .update();
    }

    private static Used used(ResultSet row, int ignored) throws SQLException {
        return new Used(
                new SessionId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getInt("generation"),
                row.getInt("newest"),
                row.getBoolean("in_grace"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static byte[] hash(Secret token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.reveal().getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
