package io.parley.command.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps other web sites out: a POST's `Origin` must be one of ours, and its `Host` too (a name that another site has
/// pointed at us is not). Without `Origin` it is no browser; then it must not bring a cookie.
final class OriginFilter extends OncePerRequestFilter {
    private final WebProperties settings;

    OriginFilter(WebProperties settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAllowed(request)) {
            chain.doFilter(request, response);
        } else {
            Problems.write(new Problem(HttpStatus.FORBIDDEN, "forbidden-origin"), response);
        }
    }

    private boolean isAllowed(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var host = request.getHeader(HttpHeaders.HOST);
        return host != null
                && settings.isHost(host)
                && (origin == null ? request.getCookies() == null : settings.isOrigin(origin));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getRequestURI().startsWith("/internal/");
    }
}
