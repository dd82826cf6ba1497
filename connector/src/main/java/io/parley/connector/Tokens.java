package io.parley.connector;

import io.parley.api.AccountId;
import io.parley.api.Secret;
import io.parley.api.SessionId;
import io.parley.api.wire.Actor;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Reads access tokens.
final class Tokens {
    private final JwtDecoder decoder;

    Tokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /// Who the token speaks for; empty if it isn't valid now. Throws `JwtException` where that can't be told, since the
    /// keys are out of reach. May block for a moment.
    Optional<Bearer> verify(Secret token) {
        try {
            return bearer(decoder.decode(token.reveal()));
        } catch (BadJwtException e) {
            return Optional.empty();
        }
    }

    /// Of a token that was verified already.
    static Optional<Bearer> bearer(Jwt jwt) {
        var account = jwt.getSubject();
        var session = jwt.getClaimAsString("sid");
        var expiresAt = jwt.getExpiresAt();
        if (account == null || session == null || expiresAt == null) {
            return Optional.empty();
        }
        try {
            var actor = new Actor(AccountId.of(account), SessionId.of(session));
            return Optional.of(new Bearer(actor, new Secret(jwt.getTokenValue()), expiresAt));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
