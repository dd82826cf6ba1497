package io.parley.standalone.embedded;

import io.parley.standalone.installation.DataFolder;
import io.parley.standalone.installation.Ports;
import io.parley.standalone.installation.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import redis.embedded.RedisExecProvider;

/// Redis on this machine's own address, with a password: the `valkey-server` on the PATH if there is one, else
/// the Redis that Parley brings along. It keeps nothing on disk: what is in it may be lost.
final class EmbeddedRedis implements EmbeddedServer {
    private static final int ANSWER_WITHIN_MILLIS = 2_000;

    private final int port = Ports.free();
    private final String password = Secrets.random();
    private final ChildServer server;

    EmbeddedRedis(DataFolder data) throws IOException, InterruptedException {
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
        var valkey = ServerBinaries.onPath("valkey-server");
        var program = valkey.isPresent() ? valkey.get() : unpacked(data.folder("programs"));
        // Debian's is a link to another name
        var name = program.toRealPath().getFileName().toString();
        var command = List.of(program.toString(), config.toString());
        server = new ChildServer(new ChildServer.Recipe(name, "TERM", command, () -> {}, this::answers), run);
    }

    private static Path unpacked(Path programs) throws IOException {
        return Files.move(
                RedisExecProvider.defaultProvider().get().toPath(),
                programs.resolve("redis-server"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_WITHIN_MILLIS);
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
