package io.parley.standalone;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.parley.standalone.embedded.EmbeddedServers;
import io.parley.standalone.installation.DataFolder;
import io.parley.standalone.installation.Ports;
import io.parley.standalone.installation.Secrets;
import io.parley.standalone.installation.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

/// Each service as a process of its own, given nothing but addresses and keys.
@Tag("integration")
class FourServicesTest {
    @TempDir
    Path folder;

    private final List<AutoCloseable> started = new ArrayList<>();
    private final Map<String, Object> settings = new HashMap<>();

    @AfterEach
    void stop() throws Exception {
        for (var one : started.reversed()) {
            one.close();
        }
    }

    @Test
    void aMessageGoesThroughFourProcesses() throws Exception {
        var data = DataFolder.lock(folder.resolve("data"));
        started.add(data);
        var nothingSet = new StandardEnvironment();
        var servers = new EmbeddedServers(nothingSet, Settings.of(nothingSet), data, new Secrets(data));
        started.add(servers);
        var addresses = new Person.Addresses(address(), address(), address(), "http://localhost:8080");
        settings.putAll(servers.settings());
        settings.put(
                "parley.web.origins",
                List.of(addresses.origin(), addresses.commandSide(), addresses.querySide(), addresses.connector())
                        .stream()
                        .collect(joining(",")));
        settings.put("parley.secrets.claim-key", Secrets.random());
        settings.put(
                "parley.secrets.token-key",
                new ECKeyGenerator(Curve.P_256).generate().toJSONString());
        settings.put("parley.auth.jwks-url", addresses.commandSide() + "/api/session/keys");
        settings.put("parley.command.http.enabled", true);
        settings.put("parley.command.url", addresses.commandSide());

        var ready = List.of(
                start("command-side", "io.parley.command.CommandSide", addresses.commandSide()),
                start("projections/service", "io.parley.projection.Projections", address()),
                start("query-side", "io.parley.query.QuerySide", addresses.querySide()),
                start("connector", "io.parley.connector.Connector", addresses.connector()));
        ready.forEach(FourServicesTest::awaitReady);

        var anna = Person.register(addresses, "anna");
        var ben = Person.register(addresses, "ben");
        var conversation = anna.befriend(ben);
        try (var annas = anna.socket();
                var bens = ben.socket()) {
            var answer =
                    annas.command("1", Person.withType("message.send", Person.message(conversation, "through four")));
            assertThat(answer.path("type").stringValue()).isEqualTo("accepted");
            bens.awaitText("through four");
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(ben.texts(conversation)).containsExactly("hello", "through four"));
    }

    private static String address() {
        return "http://127.0.0.1:" + Ports.free();
    }

    /// Returns where it tells whether it is ready.
    private URI start(String module, String main, String address) throws IOException {
        var management = Ports.free();
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> {
            if (isFor(module, name)) {
                arguments.add("--" + name + "=" + value);
            }
        });
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=" + URI.create(address).getPort());
        arguments.add("--management.server.port=" + management);
        arguments.add("--management.server.address=127.0.0.1");
        // mongo-java-server has no `hello`, which Spring asks for
        arguments.add("--management.health.mongodb.enabled=false");
        arguments.add("--management.endpoint.health.validate-group-membership=false");
        started.add(new JavaProcess(folder, module, main, System.getenv("PATH"), arguments));
        return URI.create("http://127.0.0.1:" + management + "/actuator/health");
    }

    /// Of Kafka's credentials each service gets only its own.
    private static boolean isFor(String module, String setting) {
        return (!setting.startsWith("parley.kafka.relay") || module.equals("command-side"))
                && (!setting.startsWith("parley.kafka.inbox") || module.equals("projections/service"));
    }

    private static void awaitReady(URI health) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(health).build();
            await(health.toString())
                    .atMost(Duration.ofMinutes(3))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> http.send(request, BodyHandlers.discarding()).statusCode() == 200);
        }
    }
}
