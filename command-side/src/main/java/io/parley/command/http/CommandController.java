package io.parley.command.http;

import io.parley.api.Command;
import io.parley.api.Json;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.command.gateway.CommandGateway;
import io.parley.edge.input.JsonBody;
import io.parley.edge.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Commands from a connector in another process, under the token of the person who sent them. Whether the session has
/// ended, and how many commands one may send, the connector has checked.
@RestController
@ConditionalOnProperty("parley.command.http.enabled")
final class CommandController {
    private static final int MAX_BYTES = 128 * 1024;

    private final CommandGateway gateway;

    CommandController(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @PostMapping("/internal/commands")
    ResponseEntity<byte[]> execute(HttpServletRequest request, @AuthenticationPrincipal Actor actor)
            throws IOException {
        var answer = gateway.execute(actor, JsonBody.read(request, Command.class, MAX_BYTES));
        if (!(answer instanceof Answer.Accepted accepted)) {
            throw Problem.of(answer);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.STRICT.writeValueAsBytes(accepted));
    }
}
