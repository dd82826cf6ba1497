package io.parley.command.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parley.api.Secret;
import io.parley.command.account.Credentials.Credential;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells a device on which somebody logged in before from those of strangers who guess, by a token that the
/// device keeps over a log-out (OWASP, "Device Cookies"). It is no credential: it only spares its holder what
/// strangers do to the account's log-in. It ends with the password. A device is known to whoever logged in on
/// it last.
@Component
final class KnownDevices {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NAME_BYTES = 16;

    private final DerivedTokens tokens;

    KnownDevices(DerivedTokens tokens) {
        this.tokens = tokens;
    }

    /// A token for the device on which they have just logged in.
    Secret remember(Credential credential) {
        var bytes = new byte[NAME_BYTES];
        RANDOM.nextBytes(bytes);
        var device = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Secret(device + "." + proof(device, credential));
    }

    /// Takes the same work where there is no such account.
    boolean isKnown(@Nullable Secret token, @Nullable Credential credential) {
        var parts = token == null ? new String[0] : token.reveal().split("\\.", -1);
        if (parts.length != 2) {
            return false;
        }
        var proof = proof(parts[0], credential);
        return MessageDigest.isEqual(proof.getBytes(UTF_8), parts[1].getBytes(UTF_8)) && credential != null;
    }

    private String proof(String device, @Nullable Credential credential) {
        return credential == null
                ? tokens.of("device", device, "", "")
                : tokens.of("device", device, credential.account().toString(), credential.passwordHash());
    }
}
