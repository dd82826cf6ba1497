package io.parley.command.session;

import io.parley.api.Malformed;
import io.parley.api.account.SessionId;
import io.parley.api.account.SessionList;
import io.parley.api.wire.Actor;
import io.parley.edge.input.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where a person is logged in.
@RestController
@RequestMapping("/api/sessions")
final class OwnSessionsController {
    private static final int MAX_BYTES = 4 * 1024;

    private final OwnSessions sessions;

    OwnSessionsController(OwnSessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    SessionList sessions(@AuthenticationPrincipal Actor actor) {
        return sessions.of(actor);
    }

    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal Actor actor, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        JsonBody.read(request, SessionController.Nothing.class, MAX_BYTES);
        sessions.end(actor, named(id));
    }

    private static SessionId named(String id) {
        try {
            return SessionId.of(id);
        } catch (IllegalArgumentException e) {
            throw new Malformed(Malformed.Code.INVALID, "id");
        }
    }
}
