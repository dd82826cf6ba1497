package io.parley.edge.origin;

import io.parley.edge.settings.WebProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Tells whether a browser came by https, by the origins that are set: TLS mostly ends at a proxy before us.
@Component
public final class SecureOrigins {
    /// For a year, on this host alone (RFC 6797).
    public static final long HSTS_SECONDS = 31_536_000;

    private static final String HTTPS = "https:";

    private final Set<String> hosts;

    public SecureOrigins(WebProperties settings) {
        var byHttps = settings.origins().stream().collect(Collectors.partitioningBy(SecureOrigins::isHttps));
        var names = new HashSet<>(names(byHttps.getOrDefault(true, List.of())));
        names.removeAll(names(byHttps.getOrDefault(false, List.of())));
        hosts = Set.copyOf(names);
    }

    /// The request's `Origin` decides, which the `OriginFilter` compares. Without one its host decides: it must
    /// be that of `https` origins alone.
    public boolean contain(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return request.isSecure()
                || (origin == null
                        ? hosts.contains(request.getServerName().toLowerCase(Locale.ROOT))
                        : isHttps(origin.toLowerCase(Locale.ROOT)));
    }

    private static boolean isHttps(String origin) {
        return origin.startsWith(HTTPS);
    }

    /// Without ports, since a browser keeps cookies and HSTS for all ports of a host.
    private static Set<String> names(List<String> origins) {
        return origins.stream()
                .map(origin -> Objects.requireNonNullElse(URI.create(origin).getHost(), ""))
                .collect(Collectors.toSet());
    }
}
