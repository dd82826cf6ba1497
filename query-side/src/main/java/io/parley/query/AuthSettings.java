package io.parley.query;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose access tokens are taken.
///
/// @param jwksUrl where the command side shows its public keys
@ConfigurationProperties("parley.auth")
record AuthSettings(
        @DefaultValue("parley") String issuer,
        @DefaultValue("parley") String audience,
        @Nullable String jwksUrl) {}
