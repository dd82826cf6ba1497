package io.parley.command.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parley.command.SecretProperties;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Tokens that are a function of what they stand for: whoever has the installation's claim key makes them
/// again, so they needn't be stored. HMAC-SHA-256 in base64url.
@Component
final class DerivedTokens {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    DerivedTokens(SecretProperties secrets) {
        key = new SecretKeySpec(secrets.claimKey().reveal().getBytes(UTF_8), ALGORITHM);
    }

    /// @param purpose keeps apart what is made of the same parts for another use
    String of(String purpose, String... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(UTF_8));
            for (var part : parts) {
                mac.update((byte) 0);
                mac.update(part.getBytes(UTF_8));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
