package io.parley.standalone.web;

import io.parley.edge.origin.Origin;
import io.parley.edge.origin.Origins;
import io.parley.edge.origin.SecureOrigins;
import io.parley.edge.problem.Problem;
import io.parley.edge.problem.SecurityHeaders;
import io.parley.standalone.installation.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// What holds for every request and answer. Requests must name a host that we are known by: else a foreign page
/// could have its own name point here (DNS rebinding). Answers tell the browser to load and run nothing but
/// what is ours, and to come by https alone where Parley is reached by it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Edge extends OncePerRequestFilter {
    private final Origins origins;
    private final String contentSecurityPolicy;
    private final SecureOrigins secure;

    Edge(Environment environment, SecureOrigins secure) {
        this.secure = secure;
        var ours = Settings.of(environment).origins();
        origins = new Origins(ours);
        contentSecurityPolicy = String.join(
                "; ",
                "default-src 'self'",
                // older browsers don't take a socket of the same origin for 'self'
                "connect-src 'self' " + sockets(ours),
                "img-src 'self' data: blob:",
                "object-src 'none'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "form-action 'self'");
    }

    private static String sockets(List<Origin> origins) {
        return origins.stream()
                .map(origin -> (origin.isSecure() ? "wss://" : "ws://") + origin.authority())
                .collect(Collectors.joining(" "));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityHeaders.ALL.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
        if (secure.contain(request)) {
            response.setHeader("Strict-Transport-Security", "max-age=" + SecureOrigins.HSTS_SECONDS);
        }
        if (origins.areNamedBy(request.getHeader("Host"))) {
            chain.doFilter(request, response);
        } else {
            Problem.of(HttpStatus.MISDIRECTED_REQUEST).send(response);
        }
    }
}
