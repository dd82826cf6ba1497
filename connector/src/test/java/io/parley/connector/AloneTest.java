package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class AloneTest {

    @Test
    void aConnectorAloneSendsCommandsOverHttpAndSaysHowItIs() throws Exception {
        var commands = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        commands.createContext("/internal/commands", exchange -> {
            var body = "{\"messageNo\":8}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        commands.start();
        var management = Stage.freePort();
        try (var node = Node.alone(
                        "parley.command.url=http://127.0.0.1:"
                                + commands.getAddress().getPort(),
                        "management.server.port=" + management);
                var client = Client.known(node)) {
            client.command("r");
            assertThat(client.expect("accepted").get("messageNo").asLong()).isEqualTo(8);
            assertThat(get(management, "health/readiness")).contains("\"status\":\"UP\"");
            assertThat(get(management, "metrics/parley.connector.sockets")).contains("\"value\":1.0");
            assertThat(get(management, "metrics/parley.connector.queued")).contains("\"value\":0.0");
            assertThat(get(management, "metrics/parley.connector.commands")).contains("message.send", "accepted");
            assertThat(get(management, "env")).contains("404");
        } finally {
            commands.stop(0);
        }
    }

    private static String get(int port, String path) throws Exception {
        return Node.HTTP
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        java.net.URI.create("http://127.0.0.1:" + port + "/actuator/" + path))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
