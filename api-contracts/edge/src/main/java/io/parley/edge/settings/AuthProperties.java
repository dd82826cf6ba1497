package io.parley.edge.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an access token must say, and where its keys are.
///
/// @param issuer of the tokens (`iss`)
/// @param audience that the tokens are for (`aud`)
/// @param jwksUrl where the command side shows its public keys (RFC 7517); the command side itself needs none
@ConfigurationProperties("parley.auth")
public record AuthProperties(
        @DefaultValue("parley") String issuer,
        @DefaultValue("parley") String audience,
        @Nullable URI jwksUrl) {}
