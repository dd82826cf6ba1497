package io.parley.edge.origin;

import io.parley.edge.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps other web sites out: a request's `Origin` must be one of ours, and so must its `Host`, which stops
/// DNS rebinding (another site's name that points at us). Browsers send `Origin` with every change and every
/// socket. A client that sends no `Origin` isn't a browser and must not send a cookie. Reads may, because a
/// cookie alone never authorizes them.
public final class OriginFilter extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Origins origins;

    public OriginFilter(List<Origin> origins) {
        this.origins = new Origins(origins);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAllowed(request)) {
            chain.doFilter(request, response);
        } else {
            new Problem(HttpStatus.FORBIDDEN, "forbidden-origin").send(response);
        }
    }

    private boolean isAllowed(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origins.areNamedBy(request.getHeader(HttpHeaders.HOST))
                && (origin == null
                        ? request.getCookies() == null || READS.contains(request.getMethod())
                        : origins.contain(origin));
    }
}
