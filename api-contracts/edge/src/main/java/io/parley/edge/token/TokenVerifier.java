package io.parley.edge.token;

import io.parley.api.Secret;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/// Verifies access tokens that don't come in an `Authorization` header.
@Component
public final class TokenVerifier {
    private final JwtDecoder decoder;

    public TokenVerifier(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /// Empty if the token isn't valid now. Throws `JwtException` if the keys are out of reach, so that nobody
    /// can tell. May block for a moment.
    public Optional<AccessToken> verify(Secret token) {
        try {
            return AccessToken.of(decoder.decode(token.reveal()));
        } catch (BadJwtException e) {
            return Optional.empty();
        }
    }
}
