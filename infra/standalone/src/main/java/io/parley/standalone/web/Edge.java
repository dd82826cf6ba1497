package io.parley.standalone.web;

import io.parley.edge.problem.Problem;
import io.parley.edge.problem.SecurityHeaders;
import io.parley.standalone.installation.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// What holds for every request and answer. Requests must name a host that we are known by: else a foreign page could
/// have its own name point here (DNS rebinding). Answers tell the browser to load and run nothing but what is ours.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Edge extends OncePerRequestFilter {
    private final Set<String> hosts;
    private final String contentSecurityPolicy;

    Edge(Environment environment) {
        var origins =
                Settings.of(environment).origins().stream().map(URI::create).toList();
        hosts = origins.stream().map(URI::getAuthority).collect(Collectors.toSet());
        contentSecurityPolicy = String.join(
                "; ",
                "default-src 'self'",
                // older browsers don't take a socket of the same origin for 'self'
                "connect-src 'self' " + sockets(origins),
                "img-src 'self' data: blob:",
                "object-src 'none'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "form-action 'self'");
    }

    private static String sockets(List<URI> origins) {
        return origins.stream()
                .map(origin -> (origin.getScheme().equals("https") ? "wss://" : "ws://") + origin.getAuthority())
                .collect(Collectors.joining(" "));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityHeaders.ALL.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
        if (isOurs(request.getHeader("Host"))) {
            chain.doFilter(request, response);
        } else {
            Problem.of(HttpStatus.MISDIRECTED_REQUEST).send(response);
        }
    }

    private boolean isOurs(@Nullable String host) {
        return host != null && hosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
