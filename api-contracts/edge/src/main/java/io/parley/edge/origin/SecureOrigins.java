package io.parley.edge.origin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/// Tells whether a browser came by https, by the origins that are set: TLS mostly ends at a proxy before us.
public final class SecureOrigins {
    /// For a year, on this host alone (RFC 6797).
    public static final long HSTS_SECONDS = 31_536_000;

    private final Set<String> hosts;

    public SecureOrigins(List<Origin> all) {
        // without ports, since a browser keeps cookies and HSTS for all ports of a host
        var names = all.stream()
                .collect(Collectors.partitioningBy(
                        Origin::isSecure, Collectors.mapping(Origin::host, Collectors.toSet())));
        var secure = new HashSet<>(names.getOrDefault(true, Set.of()));
        secure.removeAll(names.getOrDefault(false, Set.of()));
        hosts = Set.copyOf(secure);
    }

    /// The request's `Origin` decides, which the `OriginFilter` compares. Without one its host decides: it must
    /// be that of `https` origins alone.
    public boolean contain(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return request.isSecure() || (origin == null ? hosts.contains(hostOf(request)) : isSecure(origin));
    }

    private static String hostOf(HttpServletRequest request) {
        return Origin.read("https://" + request.getServerName())
                .map(Origin::host)
                .orElse("");
    }

    private static boolean isSecure(String origin) {
        return Origin.read(origin).filter(Origin::isSecure).isPresent();
    }
}
