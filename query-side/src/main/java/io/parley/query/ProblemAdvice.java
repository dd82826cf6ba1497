package io.parley.query;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

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

    /// What was thrown while the body was read lies somewhere below; the innermost knows best.
    private static Problem problem(HttpMessageNotReadableException unreadable) {
        var problem = Problem.of(new Malformed(Code.REQUIRED, ""));
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            problem = switch (cause) {
                case TurnedDown turnedDown -> turnedDown.problem();
                case Malformed malformed -> Problem.of(malformed);
                case UnrecognizedPropertyException unknown ->
                    Problem.of(new Malformed(Code.UNKNOWN_FIELD, pathOf(unknown)));
                case JacksonException json -> Problem.of(new Malformed(Code.INVALID, pathOf(json)));
                default -> problem;
            };
        }
        return problem;
    }

    /// As `content.text`; places in a list are left out.
    private static String pathOf(JacksonException e) {
        return e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
    }
}
