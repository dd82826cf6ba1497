package io.parley.edge.problem;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Turns what Parley's controllers throw into problems. Whatever isn't named here is a
/// fault: see `ProblemFilter`.
@RestControllerAdvice("io.parley")
final class ProblemAdvice {

    @ExceptionHandler
    void on(Problem problem, HttpServletResponse response) throws IOException {
        problem.send(response);
    }

    @ExceptionHandler
    void on(Malformed malformed, HttpServletResponse response) throws IOException {
        Problem.of(malformed).send(response);
    }

    @ExceptionHandler
    void on(MissingServletRequestParameterException missing, HttpServletResponse response) throws IOException {
        on(new Malformed(Code.REQUIRED, missing.getParameterName()), response);
    }

    @ExceptionHandler
    void on(MethodArgumentTypeMismatchException mismatch, HttpServletResponse response) throws IOException {
        on(new Malformed(Code.INVALID, mismatch.getName()), response);
    }

    /// Query parameters that aren't UTF-8.
    @ExceptionHandler
    void on(HttpException.IllegalStateException badQuery, HttpServletResponse response) throws IOException {
        on(new Malformed(Code.INVALID, ""), response);
    }

    /// The body is absent. `JsonBody` reads every body that is present.
    @ExceptionHandler
    void on(HttpMessageNotReadableException absent, HttpServletResponse response) throws IOException {
        on(new Malformed(Code.REQUIRED, ""), response);
    }
}
