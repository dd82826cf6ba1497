package io.parley.command.session;

import io.parley.api.CommandRefusal;
import io.parley.api.account.SessionId;
import io.parley.api.account.SessionList;
import io.parley.api.account.SessionView;
import io.parley.api.wire.Actor;
import io.parley.edge.problem.Problem;
import io.parley.edge.session.EndedSessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A person's sessions, listed and ended from any session that is still open. An access token outlives its session by
/// some minutes, so here the database is asked whether the session is still open.
@Component
final class OwnSessions {
    private final JdbcClient jdbc;
    private final EndedSessions ended;
    private final SessionProperties settings;

    OwnSessions(@Qualifier("ledgerDataSource") DataSource database, EndedSessions ended, SessionProperties settings) {
        this.jdbc = JdbcClient.create(database);
        this.ended = ended;
        this.settings = settings;
    }

    /// The open ones. Throws `Problem` where the asking session has ended.
    SessionList of(Actor actor) {
        var sessions = jdbc.sql("""
            SELECT id, client, created, last_used FROM session
            WHERE account_id = ? AND ended IS NULL AND expires > now()
            ORDER BY last_used DESC, id\
            """)
                .param(actor.account().value())
                .query((row, _) -> view(row, actor.session()))
                .list();
        if (sessions.stream().noneMatch(SessionView::current)) {
            throw Problem.of(CommandRefusal.SESSION_ENDED);
        }
        return new SessionList(sessions);
    }

    /// Throws `Problem` where the asking session has ended.
    void demandOpen(Actor actor) {
        of(actor);
    }

    /// Does nothing where it isn't their own. Called again, it announces the end again. Throws `Problem` as `of` does.
    void end(Actor actor, SessionId session) {
        demandOpen(actor);
        var found = jdbc.sql("UPDATE session SET ended = coalesce(ended, now()) WHERE id = ? AND account_id = ?")
                .params(session.value(), actor.account().value())
                .update();
        if (found == 1) {
            ended.tell(session, settings.endedKept());
        }
    }

    private static SessionView view(ResultSet row, SessionId asking) throws SQLException {
        var id = new SessionId(row.getObject("id", UUID.class));
        return new SessionView(
                id,
                row.getString("client"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_used", OffsetDateTime.class).toInstant(),
                id.equals(asking));
    }
}
