package io.parley.command.http;

import io.parley.api.Json;
import io.parley.api.Malformed;
import io.parley.command.gateway.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Turns what the controllers of the command side throw into a problem document. What a fault says stays here.
@RestControllerAdvice("io.parley.command")
final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    void on(Exception thrown, HttpServletResponse response) throws IOException {
        write(
                switch (thrown) {
                    case Problem problem -> problem;
                    case Malformed malformed -> Problem.of(malformed);
                    case Refused refused -> Problem.of(refused.refusal());
                    case ErrorResponse spring ->
                        Problem.of(HttpStatus.valueOf(spring.getStatusCode().value()));
                    default -> {
                        log.error("a request failed: {}", thrown.getClass().getName());
                        log.debug("a request failed", thrown);
                        yield Problem.failed();
                    }
                },
                response);
    }

    static void write(Problem problem, HttpServletResponse response) throws IOException {
        var body = Json.STRICT.writeValueAsBytes(problem.body());
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var retry = problem.retryAfterMillis();
        if (retry != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.ceilDiv(retry, 1_000)));
        }
        response.getOutputStream().write(body);
    }
}
