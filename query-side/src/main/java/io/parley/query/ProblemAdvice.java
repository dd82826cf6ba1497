package io.parley.query;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
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

    @ExceptionHandler
    void on(HttpMessageNotReadableException unreadable, HttpServletResponse response) throws IOException {
        on(malformed(unreadable), response);
    }

    private static Malformed malformed(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Malformed malformed) {
                return malformed;
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return new Malformed(Code.UNKNOWN_FIELD, pathOf(unknown));
            }
            if (cause instanceof JacksonException json && !(json.getCause() instanceof Malformed)) {
                return new Malformed(Code.INVALID, pathOf(json));
            }
        }
        return new Malformed(Code.REQUIRED, "");
    }

    /// As `content.text`; places in a list are left out.
    private static String pathOf(JacksonException e) {
        return e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
    }
}
