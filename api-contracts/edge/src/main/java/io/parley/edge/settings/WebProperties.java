package io.parley.edge.settings;

import io.parley.edge.origin.Origin;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How people reach Parley.
///
/// @param origins `scheme://host[:port]` under which browsers see the web app; Parley refuses other
///     origins and hosts
/// @param trustedProxies addresses of reverse proxies, like `10.0.0.7` or `10.0.0.0/8`: Parley trusts
///     `X-Forwarded-For` and `Forwarded` from them alone
@ConfigurationProperties("parley.web")
public record WebProperties(
        @DefaultValue({"http://localhost:8080", "http://127.0.0.1:8080"})
        List<Origin> origins,

        @DefaultValue({}) List<String> trustedProxies) {}
