package io.parley.command.http;

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
    private final List<IpAddressMatcher> trusted;

    ClientAddress(WebProperties settings) {
        trusted = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /// The peer's address; where the peer is a trusted proxy, the last one in `X-Forwarded-For` that isn't. What stands
    /// before that, anyone may have written.
    public String of(HttpServletRequest request) {
        var address = withoutBrackets(request.getRemoteAddr());
        var forwarded = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        var hops = forwarded.split(",", -1);
        for (var i = hops.length - 1; i >= 0 && isTrusted(address); i--) {
            var hop = literal(withoutBrackets(hops[i].strip()));
            if (hop == null) {
                break;
            }
            address = hop;
        }
        return address;
    }

    /// The address as limits count it: of IPv6 the first 64 bits, which one customer has to himself (RFC 6177).
    public static String network(String address) {
        return InetAddress.ofLiteral(address) instanceof Inet6Address ip
                ? HexFormat.of().formatHex(Arrays.copyOf(ip.getAddress(), 8)) + "::/64"
                : address;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(matcher -> matcher.matches(address));
    }

    /// As IPv6 is written where a port may follow.
    private static String withoutBrackets(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    private static @Nullable String literal(String text) {
        try {
            return InetAddress.ofLiteral(text).getHostAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
