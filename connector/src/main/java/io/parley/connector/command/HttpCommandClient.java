package io.parley.connector.command;

import io.parley.api.Command;
import io.parley.api.Json;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.edge.fault.FaultLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Talks to a command side in another process, which verifies the user's own token again.
final class HttpCommandClient implements CommandClient, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpCommandClient.class);
    private static final FaultLog FAULTS = new FaultLog(LOG);
    private static final String BUSY = "busy";
    private static final Set<Integer> REFUSED = Set.of(400, 403, 404, 409);

    /// As it came from the client: the command side compares an invite link's token.
    private static final JsonMapper COMMANDS =
            Json.STRICT.rebuild().addModule(Json.revealingSecrets()).build();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final URI commands;
    private final Duration within;

    HttpCommandClient(URI url, Duration within) {
        this.commands = URI.create(url.toString().replaceFirst("/$", "") + "/internal/commands");
        this.within = within;
    }

    @Override
    public Answer send(String accessToken, Actor actor, Command command) {
        var request = HttpRequest.newBuilder(commands)
                .timeout(within)
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(COMMANDS.writeValueAsBytes(command)))
                .build();
        try {
            return answer(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException | JacksonException e) {
            FAULTS.warn(
                    "no answer",
                    "The command side did not answer: " + e.getClass().getSimpleName());
            return new Answer.Failed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed();
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        if (response.statusCode() == 200) {
            return Json.PERMISSIVE.readValue(response.body(), Answer.Accepted.class);
        }
        var problem = Json.PERMISSIVE.readValue(response.body(), Reply.class);
        var status = response.statusCode();
        if (BUSY.equals(problem.code)) {
            return new Answer.Busy(problem.retryAfterMillis == null ? 1_000 : problem.retryAfterMillis);
        }
        if (problem.code != null && REFUSED.contains(status)) {
            return new Answer.Refused(problem.code, problem.field);
        }
        // the fault may be temporary, and the command may have been carried out all the same. 401 too: the
        // token expired on the way, and the client will have another one
        FAULTS.warn("status " + status, "The command side answered " + status);
        return new Answer.Failed();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private record Reply(
            @Nullable String code,
            @Nullable String field,
            @Nullable Long retryAfterMillis) {}
}
