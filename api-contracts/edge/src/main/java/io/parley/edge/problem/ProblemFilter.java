package io.parley.edge.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/// The outermost filter. HTTP's own errors (a wrong method, an unknown path) become problems. Every exception
/// that reaches this filter is a fault, and the client learns nothing more about it.
public final class ProblemFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, new ErrorsAsProblems(response));
        } catch (Exception e) {
            if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
                return;
            }
            LOG.error("{} {} failed: {}", request.getMethod(), request.getServletPath(), named(e));
            LOG.debug("The fault", e);
            if (!response.isCommitted()) {
                response.resetBuffer();
                Problem.failed().send(response);
            }
        }
    }

    /// Exception classes and the place in the code. Messages stay out of the log because they may quote
    /// what somebody sent.
    private static String named(Throwable fault) {
        var chain = Stream.iterate(fault, Objects::nonNull, Throwable::getCause).toList();
        var names = chain.stream().map(one -> one.getClass().getName()).collect(Collectors.joining(" by "));
        return Stream.of(chain.getLast().getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.parley"))
                .findFirst()
                .map(frame -> names + " at " + frame)
                .orElse(names);
    }

    private static final class ErrorsAsProblems extends HttpServletResponseWrapper {
        private ErrorsAsProblems(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            Problem.of(HttpStatus.valueOf(status)).send(this);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
