package io.parley.edge.problem;

import io.parley.edge.fault.FaultLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// The outermost filter. HTTP's own errors (a wrong method, an unknown path) become problems. Every exception
/// that reaches this filter is a fault, and the client learns nothing more about it.
public final class ProblemFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemFilter.class);
    private static final FaultLog FAULTS = new FaultLog(LOG);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, new ErrorsAsProblems(response));
        } catch (Exception e) {
            if (isOfTheClientsConnection(e)) {
                return;
            }
            var fault = FaultLog.named(e);
            FAULTS.error(fault, request.getMethod() + " " + request.getServletPath() + " failed: " + fault);
            LOG.debug("The fault", e);
            if (!response.isCommitted()) {
                response.resetBuffer();
                Problem.failed().send(response);
            }
        }
    }

    /// By Jetty's own exception. A server of ours that resets its connection says the same in words, and that
    /// is a fault.
    private static boolean isOfTheClientsConnection(Exception e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(EofException.class::isInstance);
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
