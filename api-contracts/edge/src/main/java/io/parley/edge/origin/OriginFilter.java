package io.parley.edge.origin;

import io.parley.edge.problem.Problem;
import io.parley.edge.settings.WebProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps other web sites out: a request's `Origin` must be one of ours, and so must its `Host`, which stops
/// DNS rebinding (another site's name that points at us). Browsers send `Origin` with every change and every
/// socket. A client that sends no `Origin` isn't a browser and must not send a cookie. Reads may, because a
/// cookie alone never authorizes them.
public final class OriginFilter extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> origins;
    private final Set<String> hosts;

    public OriginFilter(WebProperties settings) {
        this.origins = Set.copyOf(settings.origins());
        this.hosts = origins.stream()
                .map(origin -> URI.create(origin).getRawAuthority())
                .collect(Collectors.toUnmodifiableSet());
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
        var host = request.getHeader(HttpHeaders.HOST);
        return host != null
                // the host without its port if that is the scheme's default
                && hosts.contains(host.toLowerCase(Locale.ROOT))
                && (origin == null
                        ? request.getCookies() == null || READS.contains(request.getMethod())
                        : origins.contains(origin));
    }
}
