package io.parley.connector;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/// Whom a request comes from: the peer, unless that is a proxy of ours, which then says it.
final class ClientAddress {
    private final List<IpAddressMatcher> proxies;

    ClientAddress(WebSettings settings) {
        this.proxies =
                settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /// The last address of `X-Forwarded-For` that isn't a proxy of ours: those before it can be made up.
    String of(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        var said = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .toList()
                .reversed();
        for (var before : said) {
            if (!isProxy(address)) {
                break;
            }
            address = before;
        }
        return address;
    }

    private boolean isProxy(String address) {
        try {
            return proxies.stream().anyMatch(proxy -> proxy.matches(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
