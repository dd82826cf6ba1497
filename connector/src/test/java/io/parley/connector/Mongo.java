package io.parley.connector;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The MongoDB of the tests: a real `mongod` if there is one on the PATH, else mongo-java-server.
final class Mongo {
    private Mongo() {}

    /// Starts it. Returns its address.
    static String start() throws Exception {
        var mongod = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
        if (mongod.isEmpty()) {
            System.out.println("Tests run on mongo-java-server");
            return new MongoServer(new MemoryBackend()).bindAndGetConnectionString();
        }
        System.out.println("Tests run on " + mongod.get());
        var port = Stage.freePort();
        var process = new ProcessBuilder(
                        mongod.get().toString(),
                        "--port",
                        "" + port,
                        "--bind_ip",
                        "127.0.0.1",
                        "--dbpath",
                        Files.createTempDirectory("parley-mongo").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return "mongodb://127.0.0.1:" + port;
    }
}
