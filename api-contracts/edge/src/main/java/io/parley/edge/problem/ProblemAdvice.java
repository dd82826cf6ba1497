package io.parley.edge.problem;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.AbstractHandlerExceptionResolver;

/// Turns what Parley's controllers throw into problems. Whatever isn't named here is a
/// fault: see `ProblemFilter`.
@RestControllerAdvice("io.parley")
final class ProblemAdvice implements WebMvcConfigurer {

    /// Spring's own resolvers would log a line for each wrong method and unknown path, and quote it.
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        for (var resolver : resolvers) {
            if (resolver instanceof AbstractHandlerExceptionResolver logging) {
                logging.setWarnLogCategory("");
            }
        }
    }

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

    /// The body is absent. `JsonBody` reads every body that is present.
    @ExceptionHandler
    void on(HttpMessageNotReadableException absent, HttpServletResponse response) throws IOException {
        on(new Malformed(Code.REQUIRED, ""), response);
    }
}
