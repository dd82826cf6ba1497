package io.parley.edge.settings;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How people reach Parley.
///
/// @param origins `scheme://host[:port]` under which browsers see the web app; other origins and hosts are refused
/// @param trustedProxies addresses of reverse proxies, as `10.0.0.7` or `10.0.0.0/8`: from them alone
///     `X-Forwarded-For` is believed
@ConfigurationProperties("parley.web")
public record WebProperties(
        @DefaultValue({"http://localhost:8080", "http://127.0.0.1:8080"})
        List<String> origins,

        @DefaultValue({}) List<String> trustedProxies) {

    public WebProperties {
        origins = origins.stream().map(WebProperties::asBrowsersWriteIt).toList();
    }

    /// RFC 6454, section 6: in lower case, without a path.
    private static String asBrowsersWriteIt(String origin) {
        return origin.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    }
}
