package io.parley.edge.management;

import io.parley.edge.address.IpAddress;
import io.parley.edge.origin.Origin;
import io.parley.edge.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers only requests for the endpoints, from those who name this machine: by an IP address, as
/// `localhost`, or by a name in the settings. Another site's name that points here (DNS rebinding) gets 403,
/// any other path 404.
final class ManagementFilter extends OncePerRequestFilter {
    private final String base;
    private final Set<String> hosts;

    /// @param base the path of the endpoints, without a slash at its end
    /// @param hosts names in lower case
    ManagementFilter(String base, Set<String> hosts) {
        this.base = base;
        this.hosts = Set.copyOf(hosts);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getServletPath();
        if (!isThisMachine(request.getHeader(HttpHeaders.HOST))) {
            new Problem(HttpStatus.FORBIDDEN, "forbidden-origin").send(response);
        } else if (path.equals(base) || path.startsWith(base + "/")) {
            chain.doFilter(request, response);
        } else {
            Problem.of(HttpStatus.NOT_FOUND).send(response);
        }
    }

    /// Whatever the port, because probes may come through a forwarded one.
    private boolean isThisMachine(@Nullable String hostHeader) {
        return Origin.read("http://" + hostHeader)
                .map(Origin::host)
                .filter(host -> host.equals("localhost")
                        || hosts.contains(host)
                        || IpAddress.of(host).isPresent())
                .isPresent();
    }
}
