package io.parley.connector;

import io.parley.api.CommandRefusal;
import io.parley.api.Json;
import io.parley.api.Malformed;
import io.parley.api.wire.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The same commands over HTTP, for scripts and bots.
@RestController
final class CommandEndpoint {
    private static final int BODY_MAX = 128 * 1024;
    private static final int DRAINED = 512 * 1024;

    private final Commands commands;
    private final EndedSessions ended;

    CommandEndpoint(Commands commands, EndedSessions ended) {
        this.commands = commands;
        this.ended = ended;
    }

    @PostMapping("/api/commands")
    void send(@AuthenticationPrincipal Jwt jwt, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var bearer = Tokens.bearer(jwt).orElse(null);
        if (bearer == null) {
            Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated").send(response);
            return;
        }
        if (!isJson(request)) {
            Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE).send(response);
            return;
        }
        var body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            // a client that is still sending would be cut off, and never see the answer
            request.getInputStream().skip(DRAINED);
            Problem.of(HttpStatus.CONTENT_TOO_LARGE).send(response);
            return;
        }
        answer(
                ended.isEnded(bearer.actor().session())
                        ? Answer.Refused.of(CommandRefusal.SESSION_ENDED)
                        : carryOut(bearer, body),
                response);
    }

    private static boolean isJson(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private Answer carryOut(Bearer bearer, byte[] body) {
        try {
            return commands.send(bearer, Frames.command(body));
        } catch (Malformed malformed) {
            return commands.refuse(bearer, malformed);
        }
    }

    private static void answer(Answer answer, HttpServletResponse response) throws IOException {
        switch (answer) {
            case Answer.Accepted accepted -> {
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.getOutputStream().write(Json.STRICT.writeValueAsBytes(accepted));
            }
            case Answer.Refused refused -> Problem.of(refused).send(response);
            case Answer.Busy busy -> Problem.of(busy).send(response);
            case Answer.Failed _ ->
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "failed").send(response);
        }
    }
}
