package io.parley.command;

import io.parley.api.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The installation's secrets. None has a default.
///
/// @param claimKey makes claim ids out of login names; for the life of the ledger
/// @param tokenKey signs access tokens: a private EC key on P-256 as JWK (RFC 7517), or the path of a file with it
@ConfigurationProperties("parley.secrets")
public record SecretProperties(Secret claimKey, Secret tokenKey) {
    public SecretProperties {
        present(claimKey, "parley.secrets.claim-key");
        present(tokenKey, "parley.secrets.token-key");
    }

    private static void present(@Nullable Secret secret, String name) {
        if (secret == null || secret.reveal().isBlank()) {
            throw new WrongSetting(name + " is not set");
        }
    }
}
