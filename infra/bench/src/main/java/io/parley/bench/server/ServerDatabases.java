package io.parley.bench.server;

import com.mongodb.client.MongoClients;
import io.parley.api.Secret;
import io.parley.projection.log.ProjectionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;

/// The databases that a standalone has started: where they listen, their command lines say; their passwords lie in its
/// data folder. One that isn't a program of its own, or is somebody else's, isn't there.
public record ServerDatabases(ProcessHandle server, Path data) {
    /// Of the log and, at checkpoints, of all other files.
    private static final String POSTGRES_SYNCS = """
        SELECT (SELECT wal_sync FROM pg_stat_wal) + (SELECT coalesce(sum(fsyncs), 0) FROM pg_stat_io)\
        """;

    /// How often each has made the disk keep what it wrote, since it was started.
    Map<String, Long> fsyncs() {
        var syncs = new TreeMap<String, Long>();
        ledger().ifPresent(ledger -> syncs.put("postgres", postgresSyncs(ledger)));
        mongod().ifPresent(uri -> syncs.put("mongod", mongodSyncs(uri)));
        return syncs;
    }

    public Optional<ProjectionSettings.Ledger> ledger() {
        return argument("postgres", "-p")
                .map(port -> new ProjectionSettings.Ledger(
                        "jdbc:postgresql://127.0.0.1:" + port + "/parley",
                        "parley",
                        new Secret(secret("postgresql-password"))));
    }

    /// The address of the `mongod` with user and password.
    public Optional<String> mongod() {
        return argument("mongod", "--port=")
                .map(port ->
                        "mongodb://parley:" + secret("mongodb-password") + "@127.0.0.1:" + port + "/?authSource=admin");
    }

    /// What claim ids are made with, without which nobody opens the ledger.
    public String claimKey() {
        return secret("claim-key");
    }

    private String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> argument(String program, String option) {
        return server.descendants()
                .filter(child -> Processes.name(child.pid()).equals(program))
                .map(child -> child.info().arguments().map(List::of).orElse(List.of()))
                .flatMap(arguments -> value(arguments, option).stream())
                .findFirst();
    }

    /// Of `-p 1` and of `--port=1`.
    private static Optional<String> value(List<String> arguments, String option) {
        for (var i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (argument.equals(option) && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
            if (option.endsWith("=") && argument.startsWith(option)) {
                return Optional.of(argument.substring(option.length()));
            }
        }
        return Optional.empty();
    }

    private static long postgresSyncs(ProjectionSettings.Ledger ledger) {
        try (var connection = DriverManager.getConnection(
                        ledger.url(), ledger.username(), ledger.password().reveal());
                var statement = connection.createStatement();
                var syncs = statement.executeQuery(POSTGRES_SYNCS)) {
            syncs.next();
            return syncs.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long mongodSyncs(String uri) {
        try (var mongo = MongoClients.create(uri)) {
            return mongo.getDatabase("admin")
                    .runCommand(new Document("serverStatus", 1))
                    .get("wiredTiger", Document.class)
                    .get("connection", Document.class)
                    .get("total fsync I/Os", Number.class)
                    .longValue();
        }
    }
}
