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

/// Finds the client's address behind reverse proxies.
@Component
public final class ClientAddress {
    private final List<IpAddressMatcher> proxies;

    public ClientAddress(WebProperties settings) {
        proxies = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /// The peer's address. If the peer is a trusted proxy, the last address in `X-Forwarded-For` that isn't
    /// one; the client may have forged all that stands before it.
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

    /// The client's network, as rate limits count it.
    public String networkOf(HttpServletRequest request) {
        return network(of(request));
    }

    /// The first 64 bits of an IPv6 address, because one customer has all of them (RFC 6177). An IPv4 address
    /// stays as it is.
    public static String network(String address) {
        return InetAddress.ofLiteral(address) instanceof Inet6Address ip
                ? HexFormat.of().formatHex(Arrays.copyOf(ip.getAddress(), 8)) + "::/64"
                : address;
    }

    /// Ignores empty list elements (RFC 9110, section 5.6.1).
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

    /// Parses an IP address without asking a name server. Ignores a zone (`fe80::1%eth0`) and the brackets
    /// around an IPv6 address.
    private static @Nullable String literal(String text) {
        try {
            return InetAddress.ofLiteral(text.replaceAll("^\\[|]$|%.*", "")).getHostAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
