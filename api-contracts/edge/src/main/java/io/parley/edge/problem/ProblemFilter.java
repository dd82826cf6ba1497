package io.parley.edge.problem;

import io.parley.api.Malformed;
import io.parley.edge.fault.FaultLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// The outermost filter of every path. HTTP's own errors (a wrong method, an unknown path) become problems. So
/// does what filters and controllers throw: a `Problem`, a `Malformed`, what Jetty can't read of a request.
/// Every other exception is a fault, and the client learns nothing more about it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ProblemFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemFilter.class);
    private static final FaultLog FAULTS = new FaultLog(LOG);
    private static final int ERROR = 400;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(withoutEcho(request), new ErrorsAsProblems(response));
            // Spring's handshake sets a status, and health a body of its own
            if (response.getStatus() >= ERROR && response.getContentType() == null) {
                answer(Problem.ofStatus(response.getStatus()), response);
            }
        } catch (Exception e) {
            if (isOfTheClientsConnection(e)) {
                return;
            }
            answer(clients(e).orElseGet(() -> fault(request, e)), response);
        }
    }

    /// `HttpServlet` answers TRACE itself, with what it was sent. Methods are case-sensitive, so nobody knows
    /// the one in lower case.
    private static HttpServletRequest withoutEcho(HttpServletRequest request) {
        return !request.getMethod().equals("TRACE")
                ? request
                : new HttpServletRequestWrapper(request) {
                    @Override
                    public String getMethod() {
                        return "trace";
                    }
                };
    }

    private static void answer(Problem problem, HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            response.resetBuffer();
            problem.send(response);
        }
    }

    /// What is the client's doing. The cause of a fault may be malformed too, but not by the client.
    private static Optional<Problem> clients(Exception e) {
        var thrown = e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
        return switch (thrown) {
            case Problem problem -> Optional.of(problem);
            case Malformed malformed -> Optional.of(Problem.of(malformed));
            default ->
                causes(e).stream()
                        .filter(HttpException.class::isInstance)
                        .map(cause -> Problem.ofStatus(((HttpException) cause).getCode()))
                        .findFirst();
        };
    }

    /// Logs the path as it was sent, still escaped: it can't look like another line of the log.
    private static Problem fault(HttpServletRequest request, Exception e) {
        var path = request.getRequestURI().replaceAll("[^!-~]", "?");
        var fault = FaultLog.named(e);
        FAULTS.error(fault, request.getMethod() + " " + path + " failed: " + fault);
        LOG.debug("The fault", e);
        return Problem.failed();
    }

    /// By Jetty's own exception. A server of ours that resets its connection says the same in words, and that is a
    /// fault.
    private static boolean isOfTheClientsConnection(Exception e) {
        return causes(e).stream().anyMatch(EofException.class::isInstance);
    }

    private static List<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).toList();
    }

    private static final class ErrorsAsProblems extends HttpServletResponseWrapper {
        private ErrorsAsProblems(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            resetBuffer();
            Problem.ofStatus(status).send(this);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
