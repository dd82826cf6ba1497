package io.parley.projection;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.util.FileSystemUtils;

/// The MongoDB servers that tests run on: always mongo-java-server, and a real `mongod` if one is on the PATH.
/// Each starts once for the JVM.
public final class MongoServers {
    private static final MongoServers MEMORY = inMemory();
    private static final Optional<MongoServers> REAL = onThePath().map(MongoServers::start);

    static {
        System.out.println(
                "MongoDB tests run on: " + all().map(MongoServers::toString).toList());
    }

    private final String name;
    private final String uri;
    private final MongoClient client;

    private MongoServers(String name, String uri) {
        this.name = name;
        this.uri = uri;
        this.client = MongoClients.create(uri);
        client.getDatabase("admin").runCommand(new Document("ping", 1));
    }

    public static Stream<MongoServers> all() {
        return Stream.concat(Stream.of(MEMORY), REAL.stream());
    }

    public String uri() {
        return uri;
    }

    public MongoClient client() {
        return client;
    }

    /// An empty database.
    public MongoDatabase database() {
        return client.getDatabase("parley-" + UUID.randomUUID());
    }

    @Override
    public String toString() {
        return name;
    }

    private static MongoServers inMemory() {
        return new MongoServers("mongo-java-server", new MongoServer(new MemoryBackend()).bindAndGetConnectionString());
    }

    private static Optional<Path> onThePath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static MongoServers start(Path mongod) {
        try {
            var data = Files.createTempDirectory("parley-mongod");
            var port = freePort();
            var process = new ProcessBuilder(
                            mongod.toString(),
                            "--dbpath=" + data,
                            "--port=" + port,
                            "--bind_ip=127.0.0.1",
                            "--wiredTigerCacheSizeGB=0.25")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, data)));
            return new MongoServers("mongod", "mongodb://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Process process, Path data) {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            FileSystemUtils.deleteRecursively(data);
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
