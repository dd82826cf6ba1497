package io.parley.edge.settings;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How people reach Parley.
///
/// @param origins `scheme://host[:port]` under which browsers see the web app; Parley refuses other
///     origins and hosts
/// @param trustedProxies addresses of reverse proxies, like `10.0.0.7` or `10.0.0.0/8`: Parley trusts
///     `X-Forwarded-For` from them alone
@ConfigurationProperties("parley.web")
public record WebProperties(
        @DefaultValue({"http://localhost:8080", "http://127.0.0.1:8080"})
        List<String> origins,

        @DefaultValue({}) List<String> trustedProxies) {

    public WebProperties {
        origins = origins.stream().map(WebProperties::asBrowsersWriteIt).toList();
    }

    /// The form that browsers send (RFC 6454, section 6): in lower case, without a path.
    private static String asBrowsersWriteIt(String origin) {
        return origin.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    }
}
