package io.parley.command.session;

import io.parley.api.Secret;
import io.parley.command.SecretProperties;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Tokens that are a function of what they stand for: whoever has the installation's claim key makes them
/// again, so they needn't be stored. HMAC-SHA-256 in base64url.
@Component
final class DerivedTokens {
    private final Secret key;

    DerivedTokens(SecretProperties secrets) {
        key = secrets.claimKey();
    }

    /// @param purpose keeps apart what is made of the same parts for another use
    String of(String purpose, String... parts) {
        var text = purpose + "\0" + String.join("\0", parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.hmac(text));
    }
}
