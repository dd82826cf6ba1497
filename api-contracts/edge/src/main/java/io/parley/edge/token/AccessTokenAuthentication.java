package io.parley.edge.token;

import io.parley.api.wire.Actor;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// A verified token as Spring Security's authentication. The principal is the `Actor`.
public final class AccessTokenAuthentication extends AbstractAuthenticationToken {
    private final AccessToken token;

    AccessTokenAuthentication(AccessToken token) {
        super(List.of());
        this.token = token;
        setAuthenticated(true);
    }

    /// Throws `InvalidBearerTokenException` if the token names no account or no session.
    public static AccessTokenAuthentication of(Jwt jwt) {
        return AccessToken.of(jwt)
                .map(AccessTokenAuthentication::new)
                .orElseThrow(() -> new InvalidBearerTokenException("The token names no account or no session"));
    }

    public AccessToken token() {
        return token;
    }

    @Override
    public Actor getPrincipal() {
        return token.actor();
    }

    @Override
    public Object getCredentials() {
        return token.value();
    }
}
