package io.parley.edge.address;

import io.parley.edge.fault.FaultLog;
import io.parley.edge.settings.WebProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/// Finds the client's address behind reverse proxies: the peer's address or, if the peer is a trusted proxy,
/// the last one in `X-Forwarded-For` or `Forwarded` that isn't a trusted proxy. The client may have forged all
/// that stands before it.
///
/// A proxy may write one header and pass the other on as the client sent it. So if both come and disagree,
/// neither is believed. What can't be read counts apart from all known clients. It doesn't count as the proxy
/// itself, because then everybody behind a proxy with an odd setting would share the limits of one client.
@Component
public final class ClientAddress {
    private static final Logger LOG = LoggerFactory.getLogger(ClientAddress.class);
    private static final int SHOWN = 60;

    private final FaultLog faults = new FaultLog(LOG, Duration.ofHours(1));
    private final List<IpAddressMatcher> proxies;

    private record Client(InetAddress address, Network network) {
        static Client at(InetAddress address) {
            return new Client(address, Network.of(address));
        }
    }

    public ClientAddress(WebProperties settings) {
        proxies = settings.trustedProxies().stream().map(ClientAddress::proxy).toList();
    }

    private static IpAddressMatcher proxy(String setting) {
        try {
            return new IpAddressMatcher(setting.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "parley.web.trusted-proxies: '" + setting
                            + "' is neither an IP address nor a network like 10.0.0.0/8",
                    e);
        }
    }

    /// The address, as far as it can be read: the proxy's own if what the proxy says can't be.
    public String of(HttpServletRequest request) {
        return client(request).address.getHostAddress();
    }

    /// The client's network, as limits count it.
    public Network networkOf(HttpServletRequest request) {
        return client(request).network;
    }

    private Client client(HttpServletRequest request) {
        // a peer without an address is on this machine, at a Unix socket
        var peer = IpAddress.of(String.valueOf(request.getRemoteAddr())).orElseGet(InetAddress::getLoopbackAddress);
        if (!isTrusted(peer)) {
            return Client.at(peer);
        }
        var named = Stream.of(ForwardingHeader.values())
                .flatMap(header -> behind(peer, header.hops(request)).stream())
                .distinct()
                .toList();
        return switch (named.size()) {
            case 0 -> Client.at(peer);
            case 1 -> named.getFirst();
            default -> unreadable("X-Forwarded-For and Forwarded that disagree", peer);
        };
    }

    /// Whom the proxies name, if they say anything.
    private Optional<Client> behind(InetAddress peer, List<String> hops) {
        var at = peer;
        for (var hop : hops) {
            if (!isTrusted(at)) {
                break;
            }
            var said = IpAddress.ofNode(hop);
            if (said.isEmpty()) {
                return Optional.of(unreadable(IpAddress.nameOf(hop), at));
            }
            at = said.get();
        }
        return hops.isEmpty() ? Optional.empty() : Optional.of(Client.at(at));
    }

    private Client unreadable(String said, InetAddress proxy) {
        faults.warn(
                proxy.getHostAddress(),
                "The proxy " + proxy.getHostAddress() + " names no address: " + shown(said)
                        + ". Limits count such clients together");
        return new Client(proxy, Network.unreadable(said, proxy));
    }

    private static String shown(String said) {
        return said.substring(0, Math.min(said.length(), SHOWN)).replaceAll("[^A-Za-z0-9 _.:\\[\\]-]", "?");
    }

    private boolean isTrusted(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address.getHostAddress()));
    }
}
