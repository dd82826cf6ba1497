package io.parley.query;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/// What a controller of this module throws, as a problem. Whatever isn't named here is a fault: see `ProblemFilter`.
@RestControllerAdvice(basePackages = "io.parley.query")
class ProblemAdvice {

    @ExceptionHandler
    void on(TurnedDown turnedDown, HttpServletResponse response) throws IOException {
        turnedDown.problem().write(response);
    }

    @ExceptionHandler
    void on(Malformed malformed, HttpServletResponse response) throws IOException {
        Problem.of(malformed).write(response);
    }

    @ExceptionHandler
    void on(MissingServletRequestParameterException missing, HttpServletResponse response) throws IOException {
        on(new Malformed(Code.REQUIRED, missing.getParameterName()), response);
    }

    @ExceptionHandler
    void on(MethodArgumentTypeMismatchException mismatch, HttpServletResponse response) throws IOException {
        on(new Malformed(Code.INVALID, mismatch.getName()), response);
    }

    /// Parameters that are no UTF-8.
    @ExceptionHandler
    void on(HttpException.IllegalStateException badQuery, HttpServletResponse response) throws IOException {
        on(new Malformed(Code.INVALID, ""), response);
    }

    @ExceptionHandler
    void on(HttpMessageNotReadableException unreadable, HttpServletResponse response) throws IOException {
        problem(unreadable).write(response);
    }

    private static Problem problem(HttpMessageNotReadableException unreadable) {
        var causes = Stream.iterate(unreadable.getCause(), Objects::nonNull, Throwable::getCause)
                .toList();
        for (var cause : causes) {
            if (cause instanceof TurnedDown turnedDown) {
                return turnedDown.problem();
            }
        }
        return !causes.isEmpty() && causes.getFirst() instanceof JacksonException json
                ? Problem.of(Malformed.of(json))
                : Problem.of(new Malformed(Code.REQUIRED, ""));
    }
}
