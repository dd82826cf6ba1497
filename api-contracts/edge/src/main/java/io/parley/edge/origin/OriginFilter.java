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

/// Keeps other web sites out: a request's `Origin` must be one of ours, and its `Host` too (a name that another
/// site has pointed at us is not: DNS rebinding). Browsers name the origin of whatever changes anything and of each
/// socket. Without `Origin` it is no browser; then it must not bring a cookie, but for a read, which no cookie lets in.
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
                // without the port where it is the scheme's own
                && hosts.contains(host.toLowerCase(Locale.ROOT))
                && (origin == null
                        ? request.getCookies() == null || READS.contains(request.getMethod())
                        : origins.contains(origin));
    }
}
