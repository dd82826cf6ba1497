package io.parley.edge.address;

import io.parley.edge.settings.WebProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/// Where a request comes from.
@Component
public final class ClientAddress {
    private final List<IpAddressMatcher> proxies;

    public ClientAddress(WebProperties settings) {
        proxies = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /// The peer's address; where the peer is a trusted proxy, the last one in `X-Forwarded-For` that isn't. What stands
    /// before that, anyone may have written.
    public String of(HttpServletRequest request) {
        var peer = literal(request.getRemoteAddr());
        var address = peer == null ? request.getRemoteAddr() : peer;
        for (var hop : hopsFromTheRight(request)) {
            var said = isTrusted(address) ? literal(hop) : null;
            if (said == null) {
                break;
            }
            address = said;
        }
        return address;
    }

    /// The address as limits count it.
    public String networkOf(HttpServletRequest request) {
        return network(of(request));
    }

    /// Of IPv6 the first 64 bits, which one customer has to themselves (RFC 6177).
    public static String network(String address) {
        return InetAddress.ofLiteral(address) instanceof Inet6Address ip
                ? HexFormat.of().formatHex(Arrays.copyOf(ip.getAddress(), 8)) + "::/64"
                : address;
    }

    /// Empty elements of a list don't count (RFC 9110, section 5.6.1).
    private static List<String> hopsFromTheRight(HttpServletRequest request) {
        return Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList()
                .reversed();
    }

    private boolean isTrusted(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    /// Never asks a name server. A zone (`fe80::1%eth0`) and the brackets around an IPv6 address don't count.
    private static @Nullable String literal(String text) {
        try {
            return InetAddress.ofLiteral(text.replaceAll("^\\[|]$|%.*", "")).getHostAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
