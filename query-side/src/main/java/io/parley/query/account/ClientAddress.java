package io.parley.query.account;

import io.parley.query.WebSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/// Where a request comes from. `X-Forwarded-For` is believed as far as the proxies are ours that wrote it, read from
/// the
/// right: anyone can send that header.
@Component
public class ClientAddress {
    private final List<IpAddressMatcher> proxies;

    ClientAddress(WebSettings settings) {
        proxies = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /// An IPv4 address, or the network, the first 64 bits, of an IPv6 one.
    public String of(HttpServletRequest request) {
        var address = literal(request.getRemoteAddr());
        for (var hop : hopsFromTheRight(request)) {
            var believed = address;
            if (proxies.stream().noneMatch(proxy -> proxy.matches(believed.getHostAddress()))) {
                break;
            }
            try {
                address = literal(hop);
            } catch (IllegalArgumentException _) {
                break;
            }
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                : address.getHostAddress();
    }

    private static List<String> hopsFromTheRight(HttpServletRequest request) {
        return Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList()
                .reversed();
    }

    /// Never asks a name server. A zone (`fe80::1%eth0`) and the brackets around an IPv6 address don't count.
    private static InetAddress literal(String text) {
        return InetAddress.ofLiteral(text.replaceAll("^\\[|\\]$|%.*", ""));
    }
}
