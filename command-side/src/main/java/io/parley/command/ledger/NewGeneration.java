package io.parley.command.ledger;

import io.parley.command.WrongSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives up a topic that says something else than the ledger (a ledger restored from a backup, a forged record): the
/// ledger is published anew to the topic of its next generation, and every view and inbox is rebuilt from that. Until
/// then nothing is appended.
///
/// To do so, start the command side with `parley.ledger.new-generation` set to the present generation + 1 (the relay's
/// line in the log names it). It is applied once: later starts with the same setting change nothing.
final class NewGeneration {
    private static final Logger log = LoggerFactory.getLogger(NewGeneration.class);

    private NewGeneration() {}

    static void begin(JdbcClient jdbc, int wanted) {
        var begun = jdbc.sql("""
            WITH begun AS (UPDATE ledger SET generation = :wanted WHERE generation = :wanted - 1 RETURNING 1)
            UPDATE relay SET sent_position = 0, topic_offset = -1, stopped = NULL, checked = NULL
            WHERE EXISTS (SELECT FROM begun)\
            """).param("wanted", wanted).update();
        if (begun == 1) {
            log.info("generation {} of the ledger begins", wanted);
            return;
        }
        var present =
                jdbc.sql("SELECT generation FROM ledger").query(Integer.class).single();
        if (present != wanted) {
            throw new WrongSetting("parley.ledger.new-generation is " + wanted + ", but the ledger is in generation "
                    + present + ": only " + (present + 1) + " can begin");
        }
    }
}
