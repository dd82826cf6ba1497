package io.parley.query;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.DisconnectedClientHelper;

/// The outermost filter of this module's paths. Errors that the framework finds become problems, everything that flies
/// is a fault and tells the client nothing more, and a body may have so many bytes and no more.
class ProblemFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemFilter.class);
    private static final int BODY_MAX = 16 * 1024;
    private static final int DRAINED = 512 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            if (request.getContentLengthLong() > BODY_MAX) {
                drain(request);
                TurnedDown.tooLarge().problem().write(response);
                return;
            }
            chain.doFilter(bounded(request), new ErrorsAsProblems(response));
        } catch (Exception e) {
            if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
                return;
            }
            LOG.error("{} {} failed", request.getMethod(), request.getServletPath(), e);
            if (!response.isCommitted()) {
                response.resetBuffer();
                Problem.FAILED.write(response);
            }
        }
    }

    /// For bodies that don't say how long they are.
    private static HttpServletRequest bounded(HttpServletRequest request) {
        return new ContentCachingRequestWrapper(request, BODY_MAX) {
            @Override
            protected void handleContentOverflow(int contentCacheLimit) {
                drain(request);
                throw TurnedDown.tooLarge();
            }
        };
    }

    /// A client that is still sending would be cut off, and never see the answer.
    private static void drain(HttpServletRequest request) {
        try {
            request.getInputStream().skip(DRAINED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class ErrorsAsProblems extends HttpServletResponseWrapper {
        private ErrorsAsProblems(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            Problem.of(HttpStatus.valueOf(status)).write(this);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
