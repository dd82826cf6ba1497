package io.parley.command.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.parley.api.EventId;
import io.parley.api.Secret;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A ledger on a database of its own, as the application wires it.
public final class TestLedger implements AutoCloseable {
    final LedgerProperties settings;
    public final MeterRegistry meters = new SimpleMeterRegistry();
    public final HikariDataSource reading;
    final HikariDataSource writing;
    public final JdbcClient jdbc;
    public final LedgerTail tail = new LedgerTail();
    final GroupCommit writer;
    public final Ledger ledger;

    public TestLedger(String url) {
        this(url, 4096, Duration.ofSeconds(10));
    }

    public TestLedger(String url, int waiting, Duration patience) {
        this(url, waiting, patience, true);
    }

    /// Where `open` is false, it takes what is appended only as the database says.
    TestLedger(String url, boolean open) {
        this(url, 4096, Duration.ofSeconds(10), open);
    }

    private TestLedger(String url, int waiting, Duration patience, boolean open) {
        settings = new LedgerProperties(url, "postgres", new Secret(""), 2, waiting, patience, null);
        reading = LedgerDatabase.pool(settings, "ledger", 4);
        writing = LedgerDatabase.pool(settings, "ledger-writers", 2);
        LedgerDatabase.migrate(reading);
        jdbc = JdbcClient.create(reading);
        writer = new GroupCommit(new AppendCall(writing), jdbc, tail, settings, meters);
        ledger = new Ledger(reading, writer);
        if (open) {
            open(jdbc);
        }
    }

    /// Lets append where no relay checks the topic.
    public static void open(JdbcClient jdbc) {
        jdbc.sql("UPDATE relay SET checked = pg_postmaster_start_time()").update();
    }

    static NewEvent event(String stream, long seq) {
        return event(new EventId(UUID.randomUUID()), stream, seq);
    }

    public static NewEvent event(EventId id, String stream, long seq) {
        return new NewEvent(id, stream, seq, "message.sent", 1, "{\"seq\":" + seq + "}", "{\"actor\":\"a\"}");
    }

    /// A unit of work of `count` events that begins or continues a stream at `seq`.
    public static List<NewEvent> unit(String stream, long seq, int count) {
        return LongStream.range(seq, seq + count)
                .mapToObj(s -> event(stream, s))
                .toList();
    }

    /// So many events more, in several units of work.
    public void append(int count) {
        for (var left = count; left > 0; left -= 7) {
            ledger.append(unit("s-" + UUID.randomUUID(), 0, Math.min(7, left)));
        }
    }

    /// See `NewGeneration`.
    public void beginGeneration(int wanted) {
        NewGeneration.begin(jdbc, wanted);
    }

    @Override
    public void close() {
        writer.close();
        writing.close();
        reading.close();
    }
}
