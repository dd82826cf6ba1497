package io.parley.command.http;

import io.parley.command.gateway.Refused;
import io.parley.edge.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What the rules refuse, as a problem.
@RestControllerAdvice("io.parley.command")
final class RefusedAdvice {
    @ExceptionHandler
    void on(Refused refused, HttpServletResponse response) throws IOException {
        Problem.of(refused.refusal()).send(response);
    }
}
