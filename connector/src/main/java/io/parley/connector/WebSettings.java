package io.parley.connector;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param origins `scheme://host[:port]` under which browsers see Parley; other origins and hosts are turned away
/// @param trustedProxies addresses or CIDR blocks whose forwarding headers are believed
@ConfigurationProperties("parley.web")
record WebSettings(
        @DefaultValue({"http://localhost:8080", "http://127.0.0.1:8080"})
        List<String> origins,

        @DefaultValue List<String> trustedProxies) {}
