package io.parley.connector;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an access token must say, and where its keys are.
@ConfigurationProperties("parley.auth")
record AuthSettings(
        @DefaultValue("parley") String issuer,
        @DefaultValue("parley") String audience,

        @DefaultValue("http://127.0.0.1:8081/api/session/keys")
        URI jwksUrl) {}
