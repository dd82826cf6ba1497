package io.parley.query;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.client.MongoClients;
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
import org.bson.Document;
import org.springframework.util.FileSystemUtils;

/// A MongoDB for the tests of one JVM.
///
/// @param name its name in test reports
record TestMongo(String name, String uri, Runnable stop) {

    static TestMongo inMemory() {
        var server = new MongoServer(new MemoryBackend());
        var uri = server.bindAndGetConnectionString();
        return new TestMongo("mongo-java-server", uri, server::shutdownNow);
    }

    /// A real one, if there is one on the PATH.
    static Optional<TestMongo> real() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(TestMongo::start);
    }

    private static TestMongo start(Path mongod) {
        try {
            var data = Files.createTempDirectory("parley-mongod");
            var port = freePort();
            var process = new ProcessBuilder(
                            mongod.toString(),
                            "--dbpath",
                            data.toString(),
                            "--port",
                            Integer.toString(port),
                            "--bind_ip",
                            "127.0.0.1",
                            "--wiredTigerCacheSizeGB",
                            "0.25")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var uri = "mongodb://127.0.0.1:" + port;
            try (var client = MongoClients.create(uri)) {
                client.getDatabase("admin").runCommand(new Document("ping", 1));
            }
            return new TestMongo("mongod", uri, () -> stop(process, data));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Process process, Path data) {
        process.destroyForcibly();
        try {
            process.waitFor(10, SECONDS);
            FileSystemUtils.deleteRecursively(data);
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
