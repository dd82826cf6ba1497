package io.parley.standalone.embedded;

import io.parley.standalone.installation.DataFolder;
import io.parley.standalone.installation.Ports;
import io.parley.standalone.installation.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/// Redis on this machine's own address, with a password. It keeps nothing on disk: what is in it may be lost.
final class EmbeddedRedis implements EmbeddedServer {
    private final int port = Ports.free();
    private final String password = Secrets.random();
    private final ChildServer server;

    EmbeddedRedis(DataFolder data) throws IOException, InterruptedException {
        var program = ExecutableProvider.newJarResourceProvider(
                        data.folder("programs").toFile())
                .get()
                .toPath();
        var run = data.folder("run");
        // in a file: a command line can be read by everyone on the machine
        var config = run.resolve("redis.conf");
        Files.writeString(config, """
            bind 127.0.0.1
            port %d
            requirepass %s
            save ""
            dir %s
            """.formatted(port, password, run));
        server = new ChildServer(
                program.getFileName().toString(), run, "TERM", List.of(program.toString(), config.toString()));
        server.awaitReady(this::answers);
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var command = "AUTH " + password + "\r\n";
            socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("spring.data.redis.url", "redis://:" + password + "@127.0.0.1:" + port);
    }

    @Override
    public void close() {
        server.close();
    }
}
