package io.parley.standalone.embedded;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.parley.standalone.installation.DataFolder;
import io.parley.standalone.installation.Ports;
import io.parley.standalone.installation.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// MongoDB on this machine's own address: the `mongod` on the PATH if there is one, with a password and kept
/// over restarts; else one in memory and without a password, which the projections fill from the events at each
/// start.
final class EmbeddedMongo implements EmbeddedServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongo.class);
    private static final String USER = "parley";
    /// What was written waits in memory for the next checkpoint, as long as it fills no more than a third of it. By
    /// default a page is written as soon as a fortieth is new, and again and again.
    private static final String EVICTION = "--wiredTigerEngineConfigString=eviction_dirty_target=30,"
            + "eviction_dirty_trigger=60,eviction_updates_target=30,eviction_updates_trigger=60";

    private final String url;
    private final Runnable stop;

    EmbeddedMongo(DataFolder data, Secrets secrets) throws IOException, InterruptedException {
        var mongod = ServerBinaries.onPath("mongod");
        if (mongod.isEmpty()) {
            LOG.warn("No mongod on the PATH: MongoDB is in memory, without a password, "
                    + "so whoever can run programs on this machine can read and change it");
            var server = new MongoServer(new MemoryBackend());
            url = server.bindAndGetConnectionString();
            stop = server::shutdownNow;
        } else {
            var port = Ports.free();
            var password = Files.readString(secrets.ofServer("mongodb-password", Files.exists(data.file("mongodb"))));
            url = "mongodb://" + USER + ":" + password + "@127.0.0.1:" + port + "/?authSource=admin";
            stop = start(mongod.get(), data, port, password)::close;
        }
    }

    private static ChildServer start(Path mongod, DataFolder data, int port, String password)
            throws IOException, InterruptedException {
        var command = List.of(
                mongod.toString(),
                "--dbpath=" + data.folder("mongodb"),
                "--bind_ip=127.0.0.1",
                "--port=" + port,
                "--auth",
                "--nounixsocket",
                "--wiredTigerCacheSizeGB=0.5",
                EVICTION,
                "--quiet");
        return new ChildServer(
                new ChildServer.Recipe("mongod", "TERM", command, () -> {}, () -> admits(port, password)),
                data.folder("run"));
    }

    /// Whether our user may log in, who is made at the first start: while there is no user at all, `mongod` lets a
    /// local client make one.
    private static boolean admits(int port, String password) {
        var credential = MongoCredential.createCredential(USER, "admin", password.toCharArray());
        try (var ours = client(port, credential)) {
            ours.getDatabase("admin").runCommand(new Document("connectionStatus", 1));
            return true;
        } catch (MongoException e) {
            try (var first = client(port, null)) {
                first.getDatabase("admin")
                        .runCommand(new Document("createUser", USER)
                                .append("pwd", password)
                                .append("roles", List.of("root")));
            } catch (MongoException _) {
                // not up yet: asked again
            }
            return false;
        }
    }

    private static MongoClient client(int port, @Nullable MongoCredential credential) {
        var settings = MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", port)))
                        .serverSelectionTimeout(1, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS));
        if (credential != null) {
            settings.credential(credential);
        }
        return MongoClients.create(settings.build());
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("spring.mongodb.uri", url);
    }

    @Override
    public void close() {
        stop.run();
    }
}
