package io.parley.connector;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns away pages of other origins, and hosts that aren't ours (DNS rebinding). Without an `Origin` it is no browser,
/// and has no cookie that could be misused.
final class Door extends OncePerRequestFilter {
    private final Set<String> origins;
    private final Set<String> hosts;

    Door(WebSettings settings) {
        this.origins = settings.origins().stream().map(Door::normal).collect(Collectors.toUnmodifiableSet());
        this.hosts = origins.stream().map(o -> URI.create(o).getAuthority()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var origin = request.getHeader("Origin");
        var host = request.getHeader("Host");
        if (host != null
                && hosts.contains(host.toLowerCase(Locale.ROOT))
                && (origin == null || origins.contains(origin.toLowerCase(Locale.ROOT)))) {
            chain.doFilter(request, response);
        } else {
            Problem.of(HttpStatus.FORBIDDEN, "forbidden-origin").send(response);
        }
    }

    private static String normal(String origin) {
        return origin.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    }
}
