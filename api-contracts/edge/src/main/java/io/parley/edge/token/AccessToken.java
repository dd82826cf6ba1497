package io.parley.edge.token;

import io.parley.api.AccountId;
import io.parley.api.Secret;
import io.parley.api.account.SessionId;
import io.parley.api.wire.Actor;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/// A verified access token: its actor, and when it expires.
public record AccessToken(Actor actor, Secret value, Instant expiresAt) {

    /// Empty if the token names no account, no session or no expiry.
    public static Optional<AccessToken> of(Jwt jwt) {
        var account = jwt.getSubject();
        var session = jwt.getClaimAsString("sid");
        var expiresAt = jwt.getExpiresAt();
        if (account == null || session == null || expiresAt == null) {
            return Optional.empty();
        }
        try {
            var actor = new Actor(AccountId.of(account), SessionId.of(session));
            return Optional.of(new AccessToken(actor, new Secret(jwt.getTokenValue()), expiresAt));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether this token may replace an earlier one of the same session.
    public boolean renews(AccessToken earlier) {
        return actor.equals(earlier.actor) && !expiresAt.isBefore(earlier.expiresAt);
    }
}
