package io.parley.standalone.embedded;

import io.parley.standalone.installation.CannotStart;
import io.parley.standalone.installation.DataFolder;
import io.parley.standalone.installation.Ports;
import io.parley.standalone.installation.Secrets;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// PostgreSQL on this machine's own address, with a password, and as careful as by its own defaults: what it has
/// committed is on the disk.
final class EmbeddedPostgreSql implements EmbeddedServer {
    private static final String NAME = "parley";
    private static final Duration CREATE_WITHIN = Duration.ofMinutes(10);

    private final int port = Ports.free();
    private final String password;
    private final ChildServer server;

    EmbeddedPostgreSql(DataFolder data, Secrets secrets) throws IOException, InterruptedException, SQLException {
        var folder = data.file("postgresql");
        var programs = ServerBinaries.unpacked(archive(), data.folder("programs"), "postgresql");
        var passwordFile = secrets.ofServer("postgresql-password", Files.exists(folder));
        password = Files.readString(passwordFile);
        if (!Files.exists(folder)) {
            create(programs, folder, passwordFile);
        }
        var command = command(programs.resolve("bin/postgres"));
        command.addAll(List.of("-D", folder.toString(), "-h", "127.0.0.1", "-p", Integer.toString(port)));
        command.addAll(List.of("-c", "unix_socket_directories=", "-c", "wal_level=minimal", "-c", "max_wal_senders=0"));
        var lock = folder.resolve("postmaster.pid");
        server = new ChildServer(
                new ChildServer.Recipe("postgres", "INT", command, () -> dropStrangersLock(lock), this::answers),
                data.folder("run"));
        createDatabase();
    }

    private static byte[] archive() throws IOException {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : "Linux";
        try (var txz = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, System.getProperty("os.arch"))) {
            return txz.readAllBytes();
        } catch (IllegalStateException e) {
            throw new CannotStart("no embedded PostgreSQL for this machine: set parley.ledger.url to one of yours", e);
        }
    }

    /// Made beside its place and moved there when it is whole.
    private static void create(Path programs, Path folder, Path passwordFile) throws IOException, InterruptedException {
        var unfinished = Files.createTempDirectory(folder.getParent(), "unfinished-");
        var command = command(programs.resolve("bin/initdb"));
        command.addAll(List.of("-D", unfinished.toString(), "-U", NAME, "-E", "UTF8", "--no-locale"));
        command.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + passwordFile));
        var said = Files.createTempFile(unfinished.getParent(), "initdb-", ".log");
        var initdb = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!initdb.waitFor(CREATE_WITHIN.toMinutes(), TimeUnit.MINUTES) || initdb.exitValue() != 0) {
            initdb.destroyForcibly();
            throw new CannotStart("PostgreSQL's folder could not be made: "
                    + Files.readString(said).strip().replaceAll("\\s+", " "));
        }
        Files.delete(said);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /// After a crash PostgreSQL takes any process with the id of its old one for a server that still runs. In a
    /// container, where ids begin anew, it would be ourselves.
    private static void dropStrangersLock(Path lock) throws IOException {
        if (Files.exists(lock)) {
            var process =
                    ProcessHandle.of(Long.parseLong(Files.readAllLines(lock).getFirst()));
            if (process.isPresent() && !OrphanProcess.runs(process.get(), "postgres")) {
                Files.delete(lock);
            }
        }
    }

    /// PostgreSQL refuses to run as root; in a user namespace of its own it isn't.
    private static List<String> command(Path program) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            var unshare = ServerBinaries.onPath("unshare")
                    .orElseThrow(() -> new CannotStart("PostgreSQL doesn't run as root: start Parley as another user"));
            command.addAll(List.of(unshare.toString(), "-U"));
        }
        command.add(program.toString());
        return command;
    }

    private boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void createDatabase() throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")
                    .next()) {
                statement.execute("CREATE DATABASE " + NAME);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database) + "?connectTimeout=5&socketTimeout=60", NAME, password);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "parley.ledger.url", url(NAME),
                "parley.ledger.username", NAME,
                "parley.ledger.password", password);
    }

    @Override
    public void close() {
        server.close();
    }
}
