package io.parley.edge.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an access token must contain, and where its keys are.
///
/// @param issuer the tokens' issuer (`iss`)
/// @param audience the tokens' audience (`aud`)
/// @param jwksUrl where the command side publishes its public keys (RFC 7517); the command side
///     itself needs none
@ConfigurationProperties("parley.auth")
public record AuthProperties(
        @DefaultValue("parley") String issuer,
        @DefaultValue("parley") String audience,
        @Nullable URI jwksUrl) {}
