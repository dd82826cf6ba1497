package io.parley.command.http;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param origins where the web client is served from, as a browser's `Origin` names it; their hosts are the only ones
///   that the session endpoints answer to
/// @param trustedProxies addresses of reverse proxies, as `10.0.0.7` or `10.0.0.0/8`: from them alone
///   `X-Forwarded-For` is believed
@ConfigurationProperties("parley.web")
record WebProperties(
        @DefaultValue({"http://localhost:8080", "http://127.0.0.1:8080"})
        List<String> origins,

        @DefaultValue({}) List<String> trustedProxies) {

    boolean isOrigin(String origin) {
        return origins.contains(origin);
    }

    /// As in the `Host` header: without the port where it is the scheme's own.
    boolean isHost(String host) {
        return origins.stream()
                .map(origin -> URI.create(origin).getRawAuthority())
                .anyMatch(host::equalsIgnoreCase);
    }
}
