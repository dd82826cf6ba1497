package io.parley.bench.micro;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.api.Secret;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.bench.server.OpenLedger;
import io.parley.command.aggregate.CommandMetadata;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.NewEvent;
import io.parley.projection.log.ProjectionSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Messages of 256 bytes into the ledger: calls and rows a second of one caller who waits until they are on the disk of
/// a PostgreSQL of its own.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AppendBenchmark {
    /// In one call of the procedure.
    @Param({"1", "10", "200"})
    public int rows;

    private final AccountId anna = AccountId.registeredBy(new UUID(0, 1));
    private final AccountId ben = AccountId.registeredBy(new UUID(0, 2));
    private final ConversationId chat = ConversationId.direct(anna, ben);
    private final String text = "x".repeat(256);
    private final EmbeddedPostgres postgres = postgres();
    private final OpenLedger open = new OpenLedger(
            new ProjectionSettings.Ledger(
                    postgres.getJdbcUrl("postgres", "postgres"), "postgres", new Secret("postgres")),
            "key");
    private final Ledger ledger = open.ledger();
    private long message;

    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Written {
        public long rowsWritten;
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Setup
    public void open() {
        open.withoutTopic();
    }

    @TearDown
    public void close() throws IOException {
        open.close();
        postgres.close();
    }

    @Benchmark
    public Object append(Written written) {
        written.rowsWritten += rows;
        return ledger.append(IntStream.range(0, rows).mapToObj(_ -> next()).toList());
    }

    /// Of another conversation each time, as many people write at once.
    private NewEvent next() {
        var id = new UUID(0x7000, message);
        var event = new MessageSent(chat, 1, id, anna, anna, new MessageSent.Personal(new Content.PlainText(text)));
        var stream = "direct-" + message;
        message++;
        return new NewEvent(
                new CommandMetadata(anna.toString(), stream, id, null, null, null).eventId(0),
                stream,
                0,
                EventTypes.nameOf(MessageSent.class),
                EventTypes.revisionOf(MessageSent.class),
                Json.PERMISSIVE.writeValueAsString(event),
                "{\"actor\":\"%s\",\"command\":\"%s\",\"correlation\":\"%s\"}".formatted(anna, id, id));
    }
}
