package io.parley.command.relay;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who leads the relay: for 3 s at a time, by PostgreSQL's clock. Two leaders for a moment (one slept) are harmless.
final class Lease {
    /// The ledger as a leader finds it, and how far a leader before it came.
    ///
    /// @param sentPosition the last one known to be in the topic, with all before it, at `topicOffset`: a hint
    /// @param serverStart of PostgreSQL: another one may have another past, from a backup
    /// @param open whether the ledger takes what is appended, as `checked` and `stopped` have left it
    record Term(
            UUID ledgerId,
            int generation,
            long lastPosition,
            long sentPosition,
            long topicOffset,
            Instant serverStart,
            boolean open) {

        boolean sameLedger(Term other) {
            return ledgerId.equals(other.ledgerId)
                    && generation == other.generation
                    && serverStart.equals(other.serverStart);
        }
    }

    private static final String RETURNING = """
        RETURNING ledger.id, generation, last_position, sent_position, topic_offset,
                  pg_postmaster_start_time() AS server_start,
                  stopped IS NULL AND checked IS NOT DISTINCT FROM pg_postmaster_start_time() AS open\
        """;

    private final JdbcClient jdbc;
    private final UUID me = UUID.randomUUID();

    Lease(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Empty while another one leads.
    Optional<Term> acquire() {
        return term(jdbc.sql("""
            UPDATE relay SET leader = :me, leased_until = clock_timestamp() + interval '3 s'
            FROM ledger WHERE leader = :me OR leased_until < clock_timestamp()
            """ + RETURNING).param("me", me));
    }

    /// Leads on. Empty where another one leads by now.
    Optional<Term> renew(long sentPosition, long topicOffset) {
        return term(jdbc.sql("""
            UPDATE relay SET leased_until = clock_timestamp() + interval '3 s',
                             sent_position = :position, topic_offset = :offset
            FROM ledger WHERE leader = :me
            """ + RETURNING)
                .param("me", me)
                .param("position", sentPosition)
                .param("offset", topicOffset));
    }

    /// The topic says what the ledger says: it takes what is appended, unless the server has started again since this
    /// term began.
    void checked(Term term) {
        jdbc.sql("UPDATE relay SET stopped = NULL, checked = ? FROM ledger WHERE leader = ? AND generation = ?")
                .params(Timestamp.from(term.serverStart), me, term.generation)
                .update();
    }

    /// It doesn't: the ledger takes nothing any more, until another generation begins or the topic is right again.
    void stopped(Term term, String why) {
        jdbc.sql("UPDATE relay SET stopped = ? FROM ledger WHERE generation = ?")
                .params(why, term.generation)
                .update();
    }

    void release() {
        jdbc.sql("UPDATE relay SET leased_until = '-infinity' WHERE leader = ?")
                .param(me)
                .update();
    }

    private static Optional<Term> term(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) -> new Term(
                        row.getObject("id", UUID.class),
                        row.getInt("generation"),
                        row.getLong("last_position"),
                        row.getLong("sent_position"),
                        row.getLong("topic_offset"),
                        row.getObject("server_start", Timestamp.class).toInstant(),
                        row.getBoolean("open")))
                .optional();
    }
}
