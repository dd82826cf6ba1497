package io.parley.query.account;

import io.parley.api.Secret;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The installation's secret for claims and the tokens of invite links. The command side must have the same.
/// It has no default.
@ConfigurationProperties("parley.secrets")
public record ClaimSecret(Secret claimKey) {
    public ClaimSecret {
        Objects.requireNonNull(claimKey, "parley.secrets.claim-key is not set");
    }
}
