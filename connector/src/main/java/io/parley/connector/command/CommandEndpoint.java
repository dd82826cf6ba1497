package io.parley.connector.command;

import io.parley.api.Command;
import io.parley.api.Json;
import io.parley.api.Malformed;
import io.parley.api.wire.Answer;
import io.parley.edge.input.JsonBody;
import io.parley.edge.problem.Problem;
import io.parley.edge.token.AccessToken;
import io.parley.edge.token.AccessTokenAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes the same commands over HTTP, for scripts and bots.
@RestController
final class CommandEndpoint {
    private static final int BODY_MAX = 128 * 1024;

    private final CommandSender commands;

    CommandEndpoint(CommandSender commands) {
        this.commands = commands;
    }

    @PostMapping("/api/commands")
    ResponseEntity<byte[]> send(AccessTokenAuthentication authentication, HttpServletRequest request)
            throws IOException {
        var answer = carryOut(authentication.token(), request);
        if (!(answer instanceof Answer.Accepted accepted)) {
            throw Problem.of(answer);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.STRICT.writeValueAsBytes(accepted));
    }

    private Answer carryOut(AccessToken token, HttpServletRequest request) throws IOException {
        try {
            return commands.send(token, JsonBody.read(request, Command.class, BODY_MAX));
        } catch (Malformed malformed) {
            return commands.refuse(token, malformed);
        }
    }
}
