package io.parley.bench.scenario;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.parley.bench.client.Api;
import io.parley.bench.load.Outbox;
import io.parley.bench.load.Ring;
import io.parley.bench.replay.Rebuild;
import io.parley.bench.server.ServerUnderTest;
import io.parley.projection.log.JdbcLedgerHead;
import io.parley.projection.log.LogSource;
import io.parley.projection.log.LogTail;
import io.parley.projection.log.ProjectionSettings;
import io.parley.readmodel.token.TokenDocument;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.context.properties.bind.Binder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How fast the views are built anew from the log: by the projections' own kit in this process, from the server's
/// topic into a database of its own, with all that is made stored and with none of it. First all once unmeasured, as
/// the compiler's work is not what a long log costs.
@Command(name = "replay", mixinStandardHelpOptions = true, description = "building the views anew from the log")
public final class Replay implements Callable<Integer> {
    @Mixin
    Run run = new Run();

    @Option(names = "--users", description = "in the ring (default: ${DEFAULT-VALUE})")
    int users = 100;

    @Option(names = "--messages", description = "in the log (default: ${DEFAULT-VALUE})")
    int messages = 100_000;

    @Option(names = "--rate", description = "messages a second while the log is written (default: ${DEFAULT-VALUE})")
    double rate = 800;

    @Override
    public Integer call() throws Exception {
        return run.measure("replay", List.of(), Run.HEAP, this::measure);
    }

    private void measure(ServerUnderTest server, Report into) throws Exception {
        try (var ring = new Ring(new Api(server.address()), users, Outbox.TEXT)) {
            ring.openLoop().send("log", rate, messages);
            into.violations(ring.deliveries());
        }
        var memory = new MongoServer(new MemoryBackend());
        try (var mongo =
                MongoClients.create(server.databases().mongod().orElseGet(memory::bindAndGetConnectionString))) {
            rebuild(server, mongo, into);
        } finally {
            memory.shutdownNow();
        }
    }

    private static void rebuild(ServerUnderTest server, MongoClient mongo, Report into)
            throws IOException, InterruptedException {
        var database = mongo.getDatabase("rebuilt");
        var head = new JdbcLedgerHead(server.databases().ledger().orElseThrow());
        var events = head.read().position();
        var kafka = server.kafka();
        // the server's own
        var usual =
                new Binder().bindOrCreate("parley", ProjectionSettings.class).projection();
        for (var measured : List.of(false, true)) {
            for (var group : Rebuild.groups().entrySet()) {
                var pace = group.getKey().equals(Rebuild.INBOX) ? usual.pace() : usual.viewPace();
                var source =
                        new LogSource(kafka::client, LogTail.NONE, head, usual.batchSize(), pace, usual.patience());
                for (var stored : List.of(true, false)) {
                    var took = new Rebuild(source, database).run(group.getValue(), stored);
                    if (measured) {
                        into.row(row(group.getKey(), stored, events, took));
                    }
                    if (measured && stored && server.databases().mongod().isPresent()) {
                        compare(mongo.getDatabase("parley"), database, into);
                    }
                }
            }
        }
    }

    private static void compare(MongoDatabase served, MongoDatabase rebuilt, Report into) {
        for (var collection : rebuilt.listCollectionNames()) {
            if (collection.equals(Rebuild.COUNTED.collection()) || collection.equals(TokenDocument.COLLECTION)) {
                continue;
            }
            var there = served.getCollection(collection).countDocuments();
            var made = rebuilt.getCollection(collection).countDocuments();
            if (there != made) {
                into.violated("%s was rebuilt with %d documents of %d".formatted(collection, made, there));
            }
        }
    }

    private static Map<String, Object> row(String projection, boolean stored, long events, Rebuild.Took took) {
        var row = new LinkedHashMap<String, Object>();
        row.put("projection", projection);
        row.put("writes", stored ? "MongoDB" : "off");
        row.put("events", events);
        row.put("seconds from first read to caught up", took.seconds());
        row.put("events/s", events / took.seconds());
        row.put("of that making and storing s", took.storing());
        return row;
    }
}
